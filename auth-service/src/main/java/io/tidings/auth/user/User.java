package io.tidings.auth.user;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user without the secrets.
 *
 * @param number integer id
 * @param phone digits without {@code +}
 * @param language ISO 639 code
 * @param phoneVerifiedAt empty until the account is verified
 * @param shopDomain the shop that the account came from, if any
 * @param authType how the account signs in, when not by password
 */
public record User(
        UUID id,
        long number,
        String name,
        String email,
        String phone,
        String language,
        List<String> roles,
        Optional<Instant> phoneVerifiedAt,
        boolean twoFactorEnabled,
        boolean firstMessageWizardCompleted,
        @Nullable String shopDomain,
        @Nullable String authType) {

    static final String COLUMNS = "u.id, u.number, u.name, u.email::text AS email, u.phone, u.language, u.roles,"
            + " u.phone_verified_at, u.two_factor_enabled, u.first_message_wizard_completed, u.shop_domain, u.auth_type";

    static User of(Row row) {
        return new User(
                row.getUUID("id"),
                row.getLong("number"),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("language"),
                List.of(row.getArrayOfStrings("roles")),
                Optional.ofNullable(row.getOffsetDateTime("phone_verified_at")).map(OffsetDateTime::toInstant),
                row.getBoolean("two_factor_enabled"),
                row.getBoolean("first_message_wizard_completed"),
                row.getString("shop_domain"),
                row.getString("auth_type"));
    }
}

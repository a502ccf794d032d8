package io.tidings.auth.user.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tidings.auth.user.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a user that login and profile share. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonNaming(SnakeCaseStrategy.class)
public record ProfileBody(
        long id,
        String name,
        String email,
        String phone,
        @Nullable String shopDomain,
        @Nullable String authType,
        String language,
        @Nullable Instant phoneVerifiedAt,
        boolean twoFactorEnabled,
        boolean twoFactorVerified,
        boolean firstMessageWizardCompleted,
        List<String> roles,
        @Nullable Object subscription,
        @Nullable Object crAccount,
        Map<String, Object> customCredit) {

    /** The user's fields; there are no subscriptions and no custom credit yet. */
    public static ProfileBody of(User user) {
        return new ProfileBody(
                user.number(),
                user.name(),
                user.email(),
                user.phone(),
                user.shopDomain(),
                user.authType(),
                user.language(),
                user.phoneVerifiedAt()
                        .map(instant -> instant.truncatedTo(ChronoUnit.SECONDS))
                        .orElse(null),
                user.twoFactorEnabled(),
                user.twoFactorEnabled(),
                user.firstMessageWizardCompleted(),
                user.roles(),
                null,
                null,
                Map.of());
    }
}

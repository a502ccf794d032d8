package io.tidings.auth.token;

import io.tidings.auth.time.Times;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API token as it may be shown.
 *
 * @param user whose it is
 * @param shown the first 8 characters
 * @param expiresAt null when it never ends
 * @param lastUsedAt to the minute; null when it was never used
 * @param allowedIps the addresses and networks from which it may be used; anywhere when empty
 */
public record ApiToken(
        UUID id,
        UUID user,
        String name,
        String shown,
        List<String> abilities,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        List<String> allowedIps) {

    static final String COLUMNS =
            "id, user_id, name, shown, abilities, created_at, expires_at, last_used_at, allowed_ips";

    public ApiToken {
        abilities = List.copyOf(abilities);
        allowedIps = List.copyOf(allowedIps);
    }

    static ApiToken of(Row row) {
        return new ApiToken(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getString("name"),
                row.getString("shown"),
                List.of(row.getArrayOfStrings("abilities")),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("expires_at")),
                instant(row.getOffsetDateTime("last_used_at")),
                List.of(row.getArrayOfStrings("allowed_ips")));
    }

    /** What the audit log tells of it. */
    Map<String, @Nullable Object> state() {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("user", user);
        state.put("name", name);
        state.put("token", shown);
        state.put("abilities", abilities);
        state.put("expires_at", expiresAt == null ? null : Times.written(expiresAt));
        state.put("allowed_ips", allowedIps);
        return state;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}

package io.tidings.auth.token;

import java.time.Instant;
import java.util.List;
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

    public ApiToken {
        abilities = List.copyOf(abilities);
        allowedIps = List.copyOf(allowedIps);
    }
}

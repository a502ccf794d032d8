package io.tidings.auth.token;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The API token that somebody wants.
 *
 * @param user whose it shall be; the caller's when absent
 * @param abilities all that the caller has when empty
 * @param expiresAt when it ends; never when absent
 * @param allowedIps from where it may be used; from anywhere when empty
 */
public record TokenOrder(
        Optional<UUID> user,
        String name,
        List<String> abilities,
        Optional<Instant> expiresAt,
        List<AddressRange> allowedIps) {

    public TokenOrder {
        abilities = List.copyOf(abilities);
        allowedIps = List.copyOf(allowedIps);
    }
}

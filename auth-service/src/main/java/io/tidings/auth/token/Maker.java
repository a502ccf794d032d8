package io.tidings.auth.token;

import io.tidings.platform.fault.Invalid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who makes a token, and with what. A token that is made with another one ends with it at the latest, and works from no other
 * addresses: whoever got hold of it for a moment gets nothing that lasts.
 *
 * @param token the API token that asks; absent for who is signed in
 * @param expiresAt when that one ends
 * @param allowedIps from where that one may be used; from anywhere when empty
 */
record Maker(UUID person, Optional<UUID> token, Optional<Instant> expiresAt, List<AddressRange> allowedIps) {

    static Maker signedIn(UUID person) {
        return new Maker(person, Optional.empty(), Optional.empty(), List.of());
    }

    /** The order within these limits; fails with {@code Invalid} for addresses that the maker may not be at. */
    TokenOrder limit(TokenOrder order) {
        return new TokenOrder(order.user(), order.name(), order.abilities(), end(order), addresses(order));
    }

    private Optional<Instant> end(TokenOrder order) {
        return expiresAt
                .map(latest -> order.expiresAt().filter(latest::isAfter).orElse(latest))
                .or(order::expiresAt);
    }

    private List<AddressRange> addresses(TokenOrder order) {
        if (allowedIps.isEmpty()) {
            return order.allowedIps();
        }
        List<String> beyond = new ArrayList<>();
        for (AddressRange wanted : order.allowedIps()) {
            if (allowedIps.stream().noneMatch(own -> own.includes(wanted))) {
                beyond.add(wanted.text() + " is not among the addresses of the token that this one is made with.");
            }
        }
        if (!beyond.isEmpty()) {
            throw new Invalid(Map.of("allowed_ips", beyond));
        }
        return order.allowedIps().isEmpty() ? allowedIps : order.allowedIps();
    }
}

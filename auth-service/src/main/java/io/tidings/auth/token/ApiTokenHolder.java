package io.tidings.auth.token;

import io.tidings.auth.membership.Ability;
import io.tidings.auth.membership.Role;
import io.tidings.auth.membership.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who shows an API token, and what the token was given.
 *
 * @param expiresAt empty when it never ends
 * @param allowedIps the addresses and networks from which the token may be used; anywhere when empty
 */
public record ApiTokenHolder(
        Standing standing, Set<String> granted, Optional<Instant> expiresAt, List<String> allowedIps) {

    public ApiTokenHolder {
        allowedIps = List.copyOf(allowedIps);
    }

    /** What the token may do now: never more than its user's role. */
    public Set<String> abilities() {
        Set<String> abilities = new TreeSet<>(granted);
        abilities.retainAll(
                Ability.withParts(standing.role().map(Role::abilities).orElse(Set.of())));
        return abilities;
    }
}

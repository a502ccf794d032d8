package io.tidings.auth.token;

import io.tidings.auth.membership.Role;
import io.tidings.auth.membership.Standing;
import java.util.Set;
import java.util.TreeSet;

/** Who shows an API token, and what the token was given. */
public record ApiTokenHolder(Standing standing, Set<String> granted) {

    /** What the token may do now: never more than its user's role. */
    public Set<String> abilities() {
        Set<String> abilities = new TreeSet<>(granted);
        abilities.retainAll(standing.role().map(Role::abilities).orElse(Set.of()));
        return abilities;
    }
}

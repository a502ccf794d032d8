package io.tidings.auth.token;

import io.tidings.auth.membership.Ability;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.fault.Invalid;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What somebody may give an API token: nothing that they don't have. */
final class Grants {
    private static final String FIELD = "abilities";

    private Grants() {}

    /** The wanted abilities, or all that the caller has when none are; fails with {@code Invalid}. */
    static Set<String> of(Caller caller, List<String> wanted) {
        Set<String> own = Ability.withParts(caller.abilities());
        own.retainAll(Ability.ALL);
        if (wanted.isEmpty()) {
            return Ability.withoutParts(own);
        }
        if (!Ability.ALL.containsAll(wanted)) {
            throw Invalid.field(FIELD, "The abilities are of " + String.join(", ", new TreeSet<>(Ability.ALL)) + ".");
        }
        if (!own.containsAll(wanted)) {
            throw Invalid.field(FIELD, "An ability that the caller lacks can't be given.");
        }
        return new TreeSet<>(wanted);
    }
}

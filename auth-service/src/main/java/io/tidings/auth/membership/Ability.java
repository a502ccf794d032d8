package io.tidings.auth.membership;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The abilities that a credential can have. The finer ones are parts of {@link #READ} and {@link #WRITE}. */
public final class Ability {
    /** Listings and the state of messages. */
    public static final String READ = "read";
    /** Sends and changes. */
    public static final String WRITE = "write";
    /** Running the platform; only logins of its administrators have it, whatever their role. */
    public static final String ADMIN = "admin";

    private static final Map<String, Set<String>> PARTS = Map.of(
            READ, Set.of("billing:read"),
            WRITE, Set.of("messages:send", "otp:send", "contacts:write", "devices:manage", "webhooks:manage"));

    /** Every one that an API token can have. */
    public static final Set<String> ALL = withParts(PARTS.keySet());

    private Ability() {}

    /** These abilities and the finer ones that they include. */
    public static Set<String> withParts(Set<String> abilities) {
        Set<String> all = new TreeSet<>(abilities);
        abilities.forEach(ability -> all.addAll(PARTS.getOrDefault(ability, Set.of())));
        return all;
    }

    /** These abilities without what others of them include. */
    public static Set<String> withoutParts(Set<String> abilities) {
        Set<String> rest = new TreeSet<>(abilities);
        abilities.forEach(ability -> rest.removeAll(PARTS.getOrDefault(ability, Set.of())));
        return rest;
    }
}

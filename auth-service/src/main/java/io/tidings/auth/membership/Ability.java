package io.tidings.auth.membership;

import java.util.Set;

/** The abilities that a credential can have. */
public final class Ability {
    /** Listings and the state of messages. */
    public static final String READ = "read";
    /** Sends and changes. */
    public static final String WRITE = "write";
    /** Every one that exists. */
    public static final Set<String> ALL = Set.of(READ, WRITE);

    private Ability() {}
}

package io.tidings.gateway.route;

import java.util.Locale;

/** What a credential must be good for; the services enforce it, the table documents it. */
public enum Ability {
    /** Nothing: the operation needs no credential. */
    NONE,
    /** Listings and states. */
    READ,
    /** Sending, creating, changing. */
    WRITE,
    /** Administering the installation. */
    ADMIN;

    /** As credentials name it. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }
}

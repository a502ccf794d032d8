package io.tidings.gateway.route;

/** What a credential must be good for; the services enforce it, the table documents it. */
public enum Ability {
    /** Nothing: the operation needs no credential. */
    NONE,
    /** Listings and states. */
    READ,
    /** Sending, creating, changing. */
    WRITE,
    /** Administering the installation. */
    ADMIN
}

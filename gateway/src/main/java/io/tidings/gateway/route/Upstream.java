package io.tidings.gateway.route;

/** The service that answers an operation. */
public enum Upstream {
    AUTH,
    BROADCAST,
    MESSAGING,
    BILLING,
    /** No service does yet: 501. */
    NOT_BUILT
}

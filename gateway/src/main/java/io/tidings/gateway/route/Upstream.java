package io.tidings.gateway.route;

/** The service that answers an operation. */
public enum Upstream {
    AUTH,
    BROADCAST,
    MESSAGING,
    BILLING,
    /** The gateway itself: pages. */
    PAGES,
    /** No service does yet: 501. */
    NOT_BUILT;

    /** Whether it is a service, which can be away. */
    public boolean isService() {
        return this != PAGES && this != NOT_BUILT;
    }
}

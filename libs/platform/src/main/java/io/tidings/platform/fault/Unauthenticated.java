package io.tidings.platform.fault;

/** The caller did not say who they are, or not credibly. */
public final class Unauthenticated extends Fault {

    private final boolean presented;

    private Unauthenticated(boolean presented) {
        super(401, "unauthenticated", "Unauthenticated.");
        this.presented = presented;
    }

    /** No credential was given. */
    public static Unauthenticated missing() {
        return new Unauthenticated(false);
    }

    /** A credential was given, and it is unknown, expired or revoked. */
    public static Unauthenticated wrong() {
        return new Unauthenticated(true);
    }

    /** Whether a credential was given. */
    public boolean presented() {
        return presented;
    }
}

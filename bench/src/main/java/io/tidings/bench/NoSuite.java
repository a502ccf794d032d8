package io.tidings.bench;

/** There is no suite to measure; the message says what to do. */
public final class NoSuite extends IllegalStateException {
    private static final long serialVersionUID = 1;

    NoSuite(String message) {
        super(message);
    }

    NoSuite(String message, Throwable cause) {
        super(message, cause);
    }
}

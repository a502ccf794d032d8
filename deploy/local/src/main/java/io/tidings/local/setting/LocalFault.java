package io.tidings.local.setting;

/** Something that the person at the terminal can act on; only its message is shown. */
public final class LocalFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One line or a few, for the terminal. */
    public LocalFault(String message) {
        super(message);
    }

    /** With the cause, for the rare reader of a stack trace. */
    public LocalFault(String message, Throwable cause) {
        super(message, cause);
    }
}

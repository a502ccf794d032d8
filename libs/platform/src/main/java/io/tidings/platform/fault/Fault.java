package io.tidings.platform.fault;

/** Something that the caller is told of; carries no stack trace, since it is an answer and not a defect. */
public abstract sealed class Fault extends RuntimeException
        permits Refused,
                NotFound,
                Invalid,
                Unauthenticated,
                Forbidden,
                Throttled,
                Unavailable,
                Malformed,
                WrongMethod,
                TooLarge,
                NotBuilt {

    private final int status;
    private final String code;
    private final String text;

    Fault(int status, String code, String text) {
        super(text, null, false, false);
        this.status = status;
        this.code = code;
        this.text = text;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** A stable name in snake_case for programs. */
    public String code() {
        return code;
    }

    /** The text for people, which a dialect may replace where its documentation fixes another. */
    public String text() {
        return text;
    }
}

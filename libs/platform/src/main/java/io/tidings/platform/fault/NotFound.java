package io.tidings.platform.fault;

/** There is no such thing, or it is somebody else's. */
public final class NotFound extends Fault {

    static final String TEXT = "Resource not found.";

    public NotFound() {
        this(TEXT);
    }

    /** @param text the documented text of this kind of thing */
    public NotFound(String text) {
        super(404, "not_found", text);
    }
}

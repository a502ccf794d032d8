package io.tidings.platform.fault;

/** The body is larger than this operation takes. */
public final class TooLarge extends Fault {

    public TooLarge() {
        super(413, "too_large", "The request body is too large.");
    }
}

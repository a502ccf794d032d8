package io.tidings.platform.fault;

/** The request cannot be read, a body that is not JSON above all. */
public final class Malformed extends Fault {

    /** @param text what could not be read, and where */
    public Malformed(String text) {
        super(400, "malformed", text);
    }
}

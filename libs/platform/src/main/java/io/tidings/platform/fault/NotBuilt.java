package io.tidings.platform.fault;

/** An operation of the contract that does not exist yet. */
public final class NotBuilt extends Fault {

    public NotBuilt() {
        super(501, "not_implemented", "This operation is not available yet.");
    }
}

package io.tidings.sandbox.webhook;

/** Turns updates into a webhook's body. */
public interface Composer {
    /** The raw bytes that are sent and signed. */
    byte[] compose(Updates updates);
}

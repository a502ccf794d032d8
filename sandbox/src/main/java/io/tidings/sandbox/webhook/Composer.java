package io.tidings.sandbox.webhook;

/** Turns updates into a webhook's body, and hears of it when that was taken. */
public interface Composer {
    /** The raw bytes that are sent and signed. */
    byte[] compose(Updates updates);

    /** The address answered 2xx to these updates. */
    void acknowledged(Updates updates);
}

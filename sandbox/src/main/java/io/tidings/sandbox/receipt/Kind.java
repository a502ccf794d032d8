package io.tidings.sandbox.receipt;

/** What a webhook tells. */
enum Kind {
    /** The network sent the message. */
    SENT("sent"),
    /** The message reached the phone. */
    DELIVERED("delivered"),
    /** The message was opened. */
    READ("read"),
    /** The message couldn't be delivered. */
    FAILED("failed"),
    /** A recipient wrote or tapped something. */
    INBOUND("");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** The word in a receipt. */
    String word() {
        return word;
    }
}

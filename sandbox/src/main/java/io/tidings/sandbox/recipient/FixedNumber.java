package io.tidings.sandbox.recipient;

/** What the last four digits of a recipient make it do, always; every other number behaves as {@link #NONE}. */
public enum FixedNumber {
    /** Any other number: delivered and read. */
    NONE(0, true, true),
    /** Accepted, then a failure receipt 131026. */
    FAILS_LATER(9901, false, false),
    /** Refused in the reply with 131050: opted out of marketing. */
    OPTED_OUT(9902, false, false),
    /** Delivered, never read. */
    NEVER_READS(9903, true, false),
    /** Taps the first button a second after delivery. */
    CONFIRMS(9904, true, true),
    /** Writes STOP after delivery. */
    STOPS(9905, true, false),
    /** Accepted and delivered, but the reply to the caller is dropped. */
    REPLY_LOST(9906, true, false),
    /** Throttled with 130429 on the first try of a message, then accepted and delivered. */
    THROTTLED_ONCE(9907, true, false),
    /** Refused in the reply with 131026. */
    UNDELIVERABLE(9911, false, false),
    /** Accepted, the reply is dropped, and no receipt ever comes. */
    SILENT(9916, false, false);

    private static final int ENDING = 10_000;

    private final int ending;
    private final boolean delivered;
    private final boolean reads;

    FixedNumber(int ending, boolean delivered, boolean reads) {
        this.ending = ending;
        this.delivered = delivered;
        this.reads = reads;
    }

    /** The behaviour of a recipient. */
    public static FixedNumber of(long recipient) {
        int ending = (int) (recipient % ENDING);
        if (ending < FAILS_LATER.ending || ending > SILENT.ending) {
            return NONE;
        }
        for (FixedNumber number : values()) {
            if (number.ending == ending) {
                return number;
            }
        }
        return NONE;
    }

    /** Whether messages reach it. */
    public boolean isDelivered() {
        return delivered;
    }

    /** Whether it opens what it gets. */
    public boolean reads() {
        return reads;
    }

    /** Whether the caller never gets a reply. */
    public boolean losesReply() {
        return this == REPLY_LOST || this == SILENT;
    }
}

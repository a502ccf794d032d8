package io.tidings.sandbox.receipt;

/**
 * One thing that a webhook will tell, small enough to be packed into a long.
 *
 * @param kind what it tells
 * @param number the message's number in the journal, or the place in the inbound log
 * @param leadsOn whether the next receipt of the message is planned when this one is due
 * @param again whether it repeats one that was told already
 */
record Update(Kind kind, long number, boolean leadsOn, boolean again) {
    private static final Kind[] KINDS = Kind.values();
    private static final int SHIFT = 5;
    private static final long KIND_BITS = 0b00111;
    private static final long LEADS_ON = 0b01000;
    private static final long AGAIN = 0b10000;

    static Update of(long packed) {
        return new Update(
                KINDS[(int) (packed & KIND_BITS)], packed >>> SHIFT, (packed & LEADS_ON) != 0, (packed & AGAIN) != 0);
    }

    long packed() {
        return number << SHIFT | (again ? AGAIN : 0) | (leadsOn ? LEADS_ON : 0) | kind.ordinal();
    }

    Update last() {
        return new Update(kind, number, false, again);
    }

    Update repeated() {
        return new Update(kind, number, false, true);
    }
}

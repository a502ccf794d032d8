package io.tidings.events;

/**
 * The pair of states that a message is in, and the money that belongs to it.
 *
 * @param sending our side
 * @param receipt the provider's side
 */
public record MessageState(SendingState sending, ReceiptState receipt) {

    /** A message that was accepted and not yet attempted. */
    public static final MessageState QUEUED = new MessageState(SendingState.QUEUED, ReceiptState.NONE);

    /** Where the price of the message is while it is in this state. */
    public Money money() {
        return switch (sending) {
            case QUEUED, HELD, CLAIMED, UNKNOWN, OTHER -> Money.RESERVED;
            case SENT -> receipt == ReceiptState.FAILED ? Money.REVERSED : Money.CAPTURED;
            case FAILED, EXPIRED, CANCELLED, SUPPRESSED ->
                receipt.rises(ReceiptState.FAILED) ? Money.WRITTEN_OFF : Money.RELEASED;
        };
    }

    /**
     * The charge of going from this state to {@code next}.
     *
     * @throws IllegalArgumentException when the money cannot go that way
     */
    public Charge chargeTo(MessageState next) {
        Money from = money();
        Money to = next.money();
        if (from == to) {
            return Charge.NONE;
        }
        return switch (from) {
            case RESERVED -> fromReservation(to);
            case CAPTURED -> require(to == Money.REVERSED, Charge.REVERSE, next);
            case REVERSED -> require(to == Money.CAPTURED, Charge.WRITE_OFF, next);
            case RELEASED -> require(to == Money.WRITTEN_OFF, Charge.WRITE_OFF, next);
            case WRITTEN_OFF -> require(false, Charge.NONE, next);
        };
    }

    private static Charge fromReservation(Money to) {
        // it was delivered before it was given up, and the money is still there
        return to == Money.CAPTURED || to == Money.WRITTEN_OFF ? Charge.CAPTURE : Charge.RELEASE;
    }

    private Charge require(boolean possible, Charge charge, MessageState next) {
        if (!possible) {
            throw new IllegalArgumentException(this + " cannot become " + next);
        }
        return charge;
    }

    /** The state after a receipt; itself when the receipt tells nothing new. */
    public MessageState after(ReceiptState reported) {
        if (!reported.rises(receipt)) {
            return this;
        }
        return new MessageState(settledBy(reported), reported);
    }

    private SendingState settledBy(ReceiptState reported) {
        return switch (sending) {
            case CLAIMED, UNKNOWN -> reported == ReceiptState.FAILED ? SendingState.FAILED : SendingState.SENT;
            default -> sending;
        };
    }

    /** Where a message's price can be. */
    public enum Money {
        RESERVED,
        CAPTURED,
        RELEASED,
        REVERSED,
        WRITTEN_OFF
    }
}

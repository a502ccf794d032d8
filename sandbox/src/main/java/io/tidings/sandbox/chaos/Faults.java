package io.tidings.sandbox.chaos;

import org.jspecify.annotations.Nullable;

/**
 * What goes wrong on purpose. Whatever is left out goes well.
 *
 * @param errorRate share of messages refused, 0 to 1
 * @param errorCode code of those refusals; 131000 when left out
 * @param latencyMs milliseconds that each answer about a message takes longer
 * @param dropReplyRate share of accepted messages whose reply is lost, 0 to 1
 * @param duplicateReceiptRate share of receipts that come twice, 0 to 1
 * @param receiptDelayMs milliseconds that receipts come later
 * @param disconnect whether every call is cut off before anything is accepted
 * @param seed makes the same things go wrong in the same order again
 * @param receiptOrder {@code shuffled}: the receipts of a message come in any order
 */
public record Faults(
        double errorRate,
        @Nullable Integer errorCode,
        long latencyMs,
        double dropReplyRate,
        double duplicateReceiptRate,
        long receiptDelayMs,
        boolean disconnect,
        @Nullable Long seed,
        @Nullable String receiptOrder) {

    /** Nothing goes wrong. */
    public static final Faults NONE = new Faults(0, null, 0, 0, 0, 0, false, null, null);

    private static final int DEFAULT_ERROR = 131000;
    private static final String SHUFFLED = "shuffled";

    public Faults {
        share("error_rate", errorRate);
        share("drop_reply_rate", dropReplyRate);
        share("duplicate_receipt_rate", duplicateReceiptRate);
        duration("latency_ms", latencyMs);
        duration("receipt_delay_ms", receiptDelayMs);
        if (receiptOrder != null && !receiptOrder.equals(SHUFFLED) && !receiptOrder.equals("in_order")) {
            throw new IllegalArgumentException("receipt_order must be in_order or shuffled");
        }
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be between 0 and 1");
        }
    }

    private static void duration(String name, long millis) {
        if (millis < 0) {
            throw new IllegalArgumentException(name + " must not be negative");
        }
    }

    int code() {
        return errorCode == null ? DEFAULT_ERROR : errorCode;
    }

    boolean shuffled() {
        return SHUFFLED.equals(receiptOrder);
    }
}

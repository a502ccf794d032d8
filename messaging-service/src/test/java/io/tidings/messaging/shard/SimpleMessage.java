package io.tidings.messaging.shard;

import io.tidings.events.Charge;
import io.tidings.events.ReceiptState;
import io.tidings.events.SendingState;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is expected of one message, told in the plainest way. */
final class SimpleMessage {

    final UUID id;
    final List<String> told = new ArrayList<>();
    SendingState sending = SendingState.QUEUED;
    ReceiptState receipt = ReceiptState.NONE;

    @Nullable
    UUID attempt;

    SimpleMessage(UUID id) {
        this.id = id;
        told.add("QUEUED/NONE > QUEUED/NONE NONE");
    }

    boolean waits() {
        return switch (sending) {
            case QUEUED, CLAIMED, UNKNOWN -> true;
            default -> false;
        };
    }

    boolean isOpen() {
        return sending == SendingState.CLAIMED || sending == SendingState.UNKNOWN;
    }

    void claim(UUID by) {
        sending = SendingState.CLAIMED;
        attempt = by;
    }

    void end(UUID by, Step.End end) {
        if (!isOpen() || !by.equals(attempt)) {
            return;
        }
        become(
                switch (end) {
                    case SENT -> SendingState.SENT;
                    case UNKNOWN -> SendingState.UNKNOWN;
                    case FAILED -> SendingState.FAILED;
                    case SUPPRESSED -> SendingState.SUPPRESSED;
                    case AGAIN, NOT_BEGUN -> SendingState.QUEUED;
                },
                receipt);
    }

    void expire() {
        if (sending == SendingState.QUEUED) {
            become(SendingState.EXPIRED, receipt);
        }
    }

    void loseOwner() {
        if (sending == SendingState.CLAIMED) {
            become(SendingState.UNKNOWN, receipt);
        }
    }

    void report(ReceiptState status) {
        if (status.rank() <= receipt.rank()) {
            return;
        }
        SendingState settled = status == ReceiptState.FAILED ? SendingState.FAILED : SendingState.SENT;
        become(isOpen() ? settled : sending, status);
    }

    private void become(SendingState next, ReceiptState reported) {
        if (next == sending && reported == receipt) {
            return;
        }
        Place before = place(sending, receipt);
        Charge charge = charge(before, place(next, reported));
        told.add(sending + "/" + receipt + " > " + next + "/" + reported + " " + charge);
        sending = next;
        receipt = reported;
    }

    /** Where the price is. */
    Place place() {
        return place(sending, receipt);
    }

    private static Place place(SendingState sending, ReceiptState receipt) {
        boolean reached = receipt == ReceiptState.DELIVERED || receipt == ReceiptState.READ;
        return switch (sending) {
            case QUEUED, CLAIMED, UNKNOWN -> Place.RESERVED;
            case SENT -> receipt == ReceiptState.FAILED ? Place.CUSTOMER : Place.REVENUE;
            default -> reached ? Place.REVENUE : Place.CUSTOMER;
        };
    }

    private static Charge charge(Place from, Place to) {
        if (from == to) {
            return Charge.NONE;
        }
        return switch (from) {
            case RESERVED -> to == Place.REVENUE ? Charge.CAPTURE : Charge.RELEASE;
            case REVENUE -> Charge.REVERSE;
            case CUSTOMER -> Charge.WRITE_OFF;
        };
    }

    enum Place {
        RESERVED,
        REVENUE,
        CUSTOMER
    }
}

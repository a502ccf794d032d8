package io.tidings.broadcast.confirmation;

import io.tidings.events.InboundReceived;
import java.util.Locale;

/** What an answer means. */
enum ReplyKind {
    CONFIRM,
    CANCEL,
    OTHER;

    static ReplyKind of(InboundReceived inbound) {
        if (!inbound.kind().equals("button") || inbound.payload() == null) {
            return OTHER;
        }
        return switch (inbound.payload()) {
            case "confirm" -> CONFIRM;
            case "cancel" -> CANCEL;
            default -> OTHER;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.tidings.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;

/**
 * What the API says of a broadcast, or of several together.
 *
 * @param queued messages that wait or are on their way to the provider
 * @param other messages that ended in no other way: suppressed, cancelled or expired
 * @param cost credits
 */
record BroadcastView(
        int contacts,
        int queued,
        int sent,
        int delivered,
        int read,
        int confirmed,
        int failed,
        int unknown,
        int other,
        BigDecimal cost,
        boolean completed) {

    static final BroadcastView NOTHING = new BroadcastView(0, 0, 0, 0, 0, 0, 0, 0, 0, BigDecimal.ZERO, true);

    static BroadcastView of(JsonNode row) {
        return new BroadcastView(
                row.path("contacts").asInt(),
                row.path("queued").asInt(),
                row.path("sent").asInt(),
                row.path("delivered").asInt(),
                row.path("read").asInt(),
                row.path("confirmations").asInt(),
                row.path("failed").asInt(),
                row.path("unknown").asInt(),
                row.path("suppressed").asInt()
                        + row.path("cancelled").asInt()
                        + row.path("expired").asInt(),
                row.path("cost").decimalValue(),
                row.path("status").asText().equals("completed"));
    }

    static BroadcastView sum(List<BroadcastView> views) {
        return views.stream().reduce(NOTHING, BroadcastView::plus);
    }

    private BroadcastView plus(BroadcastView more) {
        return new BroadcastView(
                contacts + more.contacts,
                queued + more.queued,
                sent + more.sent,
                delivered + more.delivered,
                read + more.read,
                confirmed + more.confirmed,
                failed + more.failed,
                unknown + more.unknown,
                other + more.other,
                cost.add(more.cost),
                completed && more.completed);
    }

    /** Whether nothing more is expected of these broadcasts. */
    boolean isSettled(int confirming) {
        return completed && queued == 0 && read + failed + unknown + other >= contacts && confirmed >= confirming;
    }
}

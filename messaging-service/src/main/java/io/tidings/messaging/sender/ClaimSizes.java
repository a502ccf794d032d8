package io.tidings.messaging.sender;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How many messages of a channel a claim asks for: one claim holds those of all channels. Lives on the loop. */
final class ClaimSizes {

    private final PerChannel<DistributionSummary> sizes;

    ClaimSizes(MeterRegistry metrics) {
        sizes = new PerChannel<>(channel -> metrics.summary("tidings_sender_claim_messages", "channel", channel));
    }

    void record(Collection<Claimed> chosen) {
        Map<String, Integer> byChannel = new HashMap<>();
        chosen.forEach(one -> byChannel.merge(one.queue().device().provider(), 1, Integer::sum));
        byChannel.forEach((channel, messages) -> sizes.of(channel).record(messages));
    }
}

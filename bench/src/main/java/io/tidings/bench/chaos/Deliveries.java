package io.tidings.bench.chaos;

import io.tidings.bench.chaos.Evidence.Message;
import io.tidings.bench.chaos.Evidence.Sighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What Tidings says was sent, against what the network received. */
final class Deliveries {

    private static final Set<String> SENT = Set.of("sent", "unknown");
    private static final Set<String> RECEIVED = Set.of("delivered", "read");

    private Deliveries() {}

    /** What is called sent was received, and what was received is called sent or unknown. */
    static Finding lost(Evidence evidence) {
        List<String> offenders = new ArrayList<>();
        Map<String, Sighting> seen = evidence.firstSightings();
        evidence.messages().values().stream()
                .filter(message -> message.state().equals("sent")
                        && !seen.containsKey(message.id().toString()))
                .forEach(message -> offenders.add(message.id() + " is called sent and was never received"));
        seen.forEach((correlation, sighting) -> {
            Message message = message(evidence, correlation);
            if (message == null) {
                offenders.add(correlation + " was received and is not known here");
            } else if (!SENT.contains(message.state()) && !sighting.failsLater()) {
                offenders.add(correlation + " was received and is called " + message.state());
            }
        });
        return new Finding(Map.of("received", seen.size()), offenders);
    }

    /** Nothing was received twice: no correlation id, and no recipient, since each was given once. */
    static Finding duplicates(Evidence evidence) {
        Map<String, Integer> times = new HashMap<>();
        for (Sighting sighting : evidence.sightings()) {
            times.merge(sighting.correlation(), 1, Integer::sum);
            times.merge(sighting.to(), 1, Integer::sum);
        }
        List<String> offenders = times.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(entry -> entry.getKey() + " was received " + entry.getValue() + " times")
                .sorted()
                .toList();
        int distinct = evidence.firstSightings().size();
        return new Finding(
                Map.of(
                        "received",
                        evidence.sightings().size(),
                        "duplicates",
                        evidence.sightings().size() - distinct),
                offenders);
    }

    /** A message is unknown only when the network never gave a receipt of it. */
    static Finding unknown(Evidence evidence) {
        Map<String, Sighting> seen = evidence.firstSightings();
        List<String> offenders = new ArrayList<>();
        int received = 0;
        int all = 0;
        for (Message message : evidence.messages().values()) {
            if (!message.isUnknown()) {
                continue;
            }
            all++;
            Sighting sighting = seen.get(message.id().toString());
            received += sighting == null ? 0 : 1;
            if (sighting != null && sighting.receipts() > 0) {
                offenders.add(message.id() + " is unknown after " + sighting.receipts() + " receipts");
            }
        }
        return new Finding(
                Map.of("unknown", all, "received_without_receipt", received, "never_received", all - received),
                offenders);
    }

    /** What the network told of a message is what Tidings says of it. */
    static Finding receipts(Evidence evidence) {
        List<String> offenders = new ArrayList<>();
        Set<UUID> compared = new HashSet<>();
        evidence.firstSightings().forEach((correlation, sighting) -> {
            Message message = message(evidence, correlation);
            if (message == null || sighting.isSilent()) {
                return;
            }
            compared.add(message.id());
            boolean told =
                    sighting.failsLater() ? message.receipt().equals("failed") : RECEIVED.contains(message.receipt());
            if (!told) {
                offenders.add("%s has the receipt %s after %d were taken"
                        .formatted(correlation, message.receipt(), sighting.receipts()));
            }
        });
        return new Finding(Map.of("compared", compared.size()), offenders);
    }

    private static @Nullable Message message(Evidence evidence, String correlation) {
        try {
            return evidence.messages().get(UUID.fromString(correlation));
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}

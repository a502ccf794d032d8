package io.tidings.bench.chaos;

import io.tidings.bench.chaos.Evidence.Attempt;
import io.tidings.bench.chaos.Evidence.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** One owner at a time, and one attempt at a time. */
final class Ownership {

    /** What was being written to the socket when a process was stopped still arrives. */
    private static final Duration SOCKET = Duration.ofMillis(50);

    private static final Set<String> CLOSED = Set.of("again", "not_begun");

    private Ownership() {}

    /**
     * The network received nothing of an epoch once the next one was taken. The clocks of all are one; what the network
     * received is of the message's last attempt, since there is none after a call that may have been taken.
     */
    static Finding leases(Evidence evidence) {
        Map<String, Sighting> seen = evidence.firstSightings();
        List<String> offenders = new ArrayList<>();
        int compared = 0;
        long closest = Long.MAX_VALUE;
        for (List<Attempt> attempts : byMessage(evidence).values()) {
            Attempt last = attempts.getLast();
            Sighting sighting = seen.get(last.message().toString());
            Instant successor = evidence.tookOver().get(last.epoch().next());
            if (sighting == null || successor == null) {
                continue;
            }
            compared++;
            long before = Duration.between(sighting.at(), successor).toMillis();
            closest = Math.min(closest, before);
            if (before < -SOCKET.toMillis()) {
                offenders.add("%s of %s was received %d ms after its successor took over"
                        .formatted(last.message(), last.epoch(), -before));
            }
        }
        Map<String, Object> figures =
                new TreeMap<>(Map.of("take_overs", evidence.tookOver().size()));
        figures.put("calls_of_epochs_that_ended", compared);
        figures.put("least_ms_before_the_successor", compared == 0 ? "none" : closest);
        return new Finding(figures, offenders);
    }

    /** Whatever was attempted again had been refused, or never begun. */
    static Finding attempts(Evidence evidence) {
        List<String> offenders = new ArrayList<>();
        int again = 0;
        for (List<Attempt> attempts : byMessage(evidence).values()) {
            for (Attempt earlier : attempts.subList(0, attempts.size() - 1)) {
                again++;
                if (!CLOSED.contains(earlier.outcome())) {
                    offenders.add("%s was attempted again after attempt %d, which is '%s'"
                            .formatted(earlier.message(), earlier.number(), earlier.outcome()));
                }
            }
        }
        return new Finding(Map.of("attempts", evidence.attempts().size(), "repeated", again), offenders);
    }

    private static Map<UUID, List<Attempt>> byMessage(Evidence evidence) {
        return evidence.attempts().stream()
                .sorted(Comparator.comparingInt(Attempt::number))
                .collect(Collectors.groupingBy(Attempt::message));
    }
}

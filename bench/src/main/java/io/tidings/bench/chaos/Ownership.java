package io.tidings.bench.chaos;

import io.tidings.bench.chaos.Evidence.Attempt;
import io.tidings.bench.chaos.Evidence.Sighting;
import io.tidings.bench.chaos.Evidence.Stop;
import io.tidings.bench.chaos.Evidence.TakeOver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** One owner at a time, and one attempt at a time. */
final class Ownership {

    /** What was being written to the socket when a process was stopped still arrives. */
    private static final Duration SOCKET = Duration.ofMillis(50);

    /** How long a signal and the first breath after it may take. */
    private static final Duration SIGNAL = Duration.ofMillis(500);

    /** Event loops of a sender. */
    private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();

    private static final Set<String> CLOSED = Set.of("again", "not_begun");

    private Ownership() {}

    /**
     * The network received nothing of an epoch once the next one was taken. The clocks of all are one; what the network
     * received is of the message's last attempt, since there is none after a call that may have been taken. What a
     * process was about to write in the very moment in which it was stopped is written when it goes on, and counted
     * apart: no more than its threads can write at once, and due before the stop.
     */
    static Finding leases(Evidence evidence) {
        Map<String, Sighting> seen = evidence.firstSightings();
        List<String> offenders = new ArrayList<>();
        Map<Stop, List<String>> residue = new HashMap<>();
        int compared = 0;
        for (List<Attempt> attempts : byMessage(evidence).values()) {
            Attempt last = attempts.getLast();
            Sighting sighting = seen.get(last.message().toString());
            TakeOver successor = evidence.tookOver().get(last.epoch().next());
            if (sighting == null || successor == null) {
                continue;
            }
            compared++;
            if (sighting.at().isAfter(successor.at().plus(SOCKET))) {
                String offence = "%s of %s was received %d ms after its successor took over"
                        .formatted(
                                last.message(),
                                last.epoch(),
                                Duration.between(successor.at(), sighting.at()).toMillis());
                stopDuring(evidence, last, sighting)
                        .map(stop -> residue.computeIfAbsent(stop, s -> new ArrayList<>()))
                        .orElse(offenders)
                        .add(offence);
            }
        }
        residue.values().stream().filter(written -> written.size() > AT_ONCE).forEach(offenders::addAll);
        return new Finding(
                Map.of(
                        "shards_taken", taken(evidence),
                        "calls_of_epochs_that_ended", compared,
                        "being_written_when_stopped",
                                residue.values().stream().mapToInt(List::size).sum()),
                offenders);
    }

    /** How often a shard was taken since the first attempt. */
    private static long taken(Evidence evidence) {
        Instant first = evidence.attempts().stream()
                .map(Attempt::due)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        return evidence.tookOver().values().stream()
                .filter(taken -> taken.at().isAfter(first))
                .count();
    }

    private static Optional<Stop> stopDuring(Evidence evidence, Attempt attempt, Sighting sighting) {
        TakeOver own = evidence.tookOver().get(attempt.epoch());
        return evidence.stops().stream()
                .filter(stop -> own != null && own.address().endsWith(":" + stop.port()))
                .filter(stop -> !attempt.due().isAfter(stop.from().plus(SIGNAL))
                        && sighting.at().isAfter(stop.until().minus(SIGNAL))
                        && sighting.at().isBefore(stop.until().plus(SIGNAL)))
                .findFirst();
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

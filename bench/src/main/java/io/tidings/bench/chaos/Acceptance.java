package io.tidings.bench.chaos;

import io.tidings.bench.chaos.Evidence.Broadcast;
import io.tidings.bench.chaos.Evidence.Message;
import io.tidings.bench.chaos.Evidence.Recipient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was answered with 2xx is there, and comes to an end that everybody tells alike. */
final class Acceptance {

    private static final Set<String> OPEN = Set.of("queued", "held", "claimed");

    private Acceptance() {}

    /** An answered broadcast has all its recipients; one without an answer has all of them, or does not exist. */
    static Finding whole(Evidence evidence) {
        Map<UUID, Set<String>> phones = evidence.recipients().stream()
                .collect(Collectors.groupingBy(
                        Recipient::broadcast, Collectors.mapping(Recipient::phone, Collectors.toSet())));
        List<String> offenders = new ArrayList<>();
        int unansweredWhole = 0;
        for (Posted posted : evidence.posted()) {
            Broadcast found = evidence.broadcasts().get(posted.name());
            String flaw = flaw(posted, found, phones);
            if (!flaw.isEmpty()) {
                offenders.add(posted.name() + ": " + flaw);
            }
            unansweredWhole += !posted.accepted() && found != null && found.isAccepted() ? 1 : 0;
        }
        long answered = evidence.posted().stream().filter(Posted::accepted).count();
        return new Finding(
                Map.of(
                        "posted",
                        evidence.posted().size(),
                        "answered",
                        answered,
                        "unanswered_but_whole",
                        unansweredWhole,
                        "unanswered_and_absent",
                        evidence.posted().size() - answered - unansweredWhole),
                offenders);
    }

    private static String flaw(Posted posted, @Nullable Broadcast found, Map<UUID, Set<String>> phones) {
        if (found == null) {
            return posted.accepted() ? "was answered and is not there" : "";
        }
        if (!found.isAccepted()) {
            return "is " + found.state() + (posted.accepted() ? " though it was answered" : " and goes nowhere");
        }
        Set<String> stored = phones.getOrDefault(found.id(), Set.of());
        boolean whole = stored.equals(new HashSet<>(posted.phones()))
                && found.contacts() == posted.phones().size();
        return whole ? "" : "has " + stored.size() + " of " + posted.phones().size() + " recipients";
    }

    /** Each accepted message is final or unknown, and each broadcast completed. */
    static Finding settled(Evidence evidence) {
        Map<String, Integer> states = new TreeMap<>();
        List<String> offenders = new ArrayList<>();
        for (Recipient recipient : evidence.accepted()) {
            Message message = evidence.messages().get(recipient.id());
            String state = message == null ? "never commanded" : message.state();
            states.merge(state, 1, Integer::sum);
            if (message == null || OPEN.contains(state)) {
                offenders.add(recipient.id() + " is " + state);
            }
        }
        evidence.broadcasts().values().stream()
                .filter(broadcast ->
                        broadcast.isAccepted() && !broadcast.state().equals("completed"))
                .forEach(broadcast -> offenders.add(broadcast.id() + " is " + broadcast.state()));
        int accepted = evidence.accepted().size();
        int unknown = states.getOrDefault("unknown", 0);
        int open = states.entrySet().stream()
                .filter(state -> OPEN.contains(state.getKey()) || state.getKey().equals("never commanded"))
                .mapToInt(Map.Entry::getValue)
                .sum();
        return new Finding(
                Map.of(
                        "accepted",
                        accepted,
                        "settled",
                        accepted - unknown - open,
                        "unknown",
                        unknown,
                        "states",
                        states),
                offenders);
    }

    /** broadcast-service says of each recipient what messaging-service says of the message. */
    static Finding agreement(Evidence evidence) {
        List<String> offenders = new ArrayList<>();
        for (Recipient recipient : evidence.accepted()) {
            Message message = evidence.messages().get(recipient.id());
            boolean alike = message != null
                    && message.state().equals(recipient.state())
                    && message.receipt().equals(recipient.receipt());
            if (!alike) {
                offenders.add("%s is %s/%s for the customer, %s"
                        .formatted(recipient.id(), recipient.state(), recipient.receipt(), message));
            }
        }
        return new Finding(Map.of("compared", evidence.accepted().size()), offenders);
    }

    /** Nothing was wrong with any call: whoever could not be served was told to come again. */
    static Finding refusals(Evidence evidence) {
        List<String> offenders = evidence.posted().stream()
                .filter(Posted::isRefusedForGood)
                .map(posted -> posted.name() + " was answered " + posted.status())
                .toList();
        long forNow = evidence.posted().stream()
                .filter(posted -> !posted.accepted() && !posted.isRefusedForGood())
                .count();
        return new Finding(Map.of("refused_or_unanswered", forNow), offenders);
    }

    /** No command and no event was set aside. */
    static Finding parked(Evidence evidence) {
        return new Finding(
                Map.of("parked", evidence.parked()),
                evidence.parked() == 0 ? List.of() : List.of(evidence.parked() + " commands or events are parked"));
    }
}

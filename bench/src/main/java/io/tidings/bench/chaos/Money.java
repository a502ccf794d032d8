package io.tidings.bench.chaos;

import io.tidings.bench.chaos.Evidence.Broadcast;
import io.tidings.bench.chaos.Evidence.Message;
import io.tidings.bench.chaos.Evidence.Recipient;
import io.tidings.bench.chaos.Evidence.Reservation;
import io.tidings.bench.chaos.Evidence.Sighting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Each message that the network took and did not fail is charged once, each unknown one reserved, and nothing else. */
final class Money {

    private Money() {}

    static Finding charges(Evidence evidence) {
        Map<UUID, Due> dues = dues(evidence);
        List<String> offenders = new ArrayList<>();
        BigDecimal charged = BigDecimal.ZERO;
        BigDecimal open = BigDecimal.ZERO;
        for (Broadcast broadcast : evidence.broadcasts().values()) {
            Due due = dues.getOrDefault(broadcast.id(), new Due());
            Reservation reservation = evidence.reservations().get(broadcast.id());
            if (reservation == null) {
                offenders.add(broadcast.id() + " has no reservation");
                continue;
            }
            charged = charged.add(reservation.charged());
            open = open.add(reservation.open());
            String flaw = due.flaw(reservation, broadcast);
            if (!flaw.isEmpty()) {
                offenders.add(broadcast.id() + ": " + flaw);
            }
        }
        offenders.addAll(strays(evidence));
        return new Finding(Map.of("charged", charged, "still_reserved", open), offenders);
    }

    /** Credit that is held for a broadcast that was given up. */
    private static List<String> strays(Evidence evidence) {
        Set<UUID> known =
                evidence.broadcasts().values().stream().map(Broadcast::id).collect(Collectors.toSet());
        return evidence.reservations().entrySet().stream()
                .filter(entry ->
                        !known.contains(entry.getKey()) && entry.getValue().isUsed())
                .map(entry -> entry.getKey() + " does not exist and costs " + entry.getValue())
                .toList();
    }

    private static Map<UUID, Due> dues(Evidence evidence) {
        Map<String, Sighting> seen = evidence.firstSightings();
        Map<UUID, Due> dues = new HashMap<>();
        for (Recipient recipient : evidence.accepted()) {
            Due due = dues.computeIfAbsent(recipient.broadcast(), id -> new Due());
            Message message = evidence.messages().get(recipient.id());
            Sighting sighting = seen.get(recipient.id().toString());
            if (message != null && message.isUnknown()) {
                due.unknown++;
            } else if (sighting != null && !sighting.failsLater()) {
                due.delivered++;
            }
        }
        return dues;
    }

    /** The entries sum to zero, and every balance is the sum of its entries. */
    static Finding ledger(Evidence evidence) {
        return new Finding(
                Map.of("ledger", evidence.ledger().text()),
                evidence.ledger().balanced() ? List.of() : List.of("the ledger does not balance"));
    }

    /** What a broadcast should have cost. */
    private static final class Due {
        private int delivered;
        private int unknown;

        String flaw(Reservation reservation, Broadcast broadcast) {
            BigDecimal charge = reservation.unitPrice().multiply(BigDecimal.valueOf(delivered));
            BigDecimal held = reservation.unitPrice().multiply(BigDecimal.valueOf(unknown));
            boolean exact = reservation.charged().compareTo(charge) == 0
                    && broadcast.cost().compareTo(charge) == 0
                    && reservation.open().compareTo(held) == 0
                    && reservation.writtenOff().signum() == 0;
            return exact
                    ? ""
                    : "charge %s and reserve %s are due; charged %s, shown %s, reserved %s, written off %s"
                            .formatted(
                                    charge,
                                    held,
                                    reservation.charged(),
                                    broadcast.cost(),
                                    reservation.open(),
                                    reservation.writtenOff());
        }
    }
}

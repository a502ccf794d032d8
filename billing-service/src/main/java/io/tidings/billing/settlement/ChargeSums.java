package io.tidings.billing.settlement;

import io.tidings.billing.ledger.Credit;
import io.tidings.billing.reservation.Charged;
import io.tidings.events.Charge;
import io.tidings.events.MessagesChanged;
import io.tidings.events.MessagesChanged.Change;
import io.tidings.platform.event.ReceivedEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Sums the charges of messages by reservation, event and charge. */
final class ChargeSums {
    private ChargeSums() {}

    /** The sums in the order of the events; within one event first what is captured, then what is given back. */
    static List<Charged> of(List<ReceivedEvent> events) {
        return events.stream().flatMap(ChargeSums::ofEvent).toList();
    }

    private static Stream<Charged> ofEvent(ReceivedEvent received) {
        return received.event() instanceof MessagesChanged changed ? sums(received.id(), changed) : Stream.empty();
    }

    private static Stream<Charged> sums(UUID event, MessagesChanged changed) {
        Map<Sum, BigDecimal> costs = new TreeMap<>();
        for (Change change : changed.changes()) {
            if (change.charge() != Charge.NONE) {
                UUID key = Objects.requireNonNullElse(changed.broadcast(), change.message());
                costs.merge(new Sum(change.charge(), key), change.cost(), BigDecimal::add);
            }
        }
        return costs.entrySet().stream().map(cost -> {
            Sum sum = cost.getKey();
            return new Charged(changed.workspace(), sum.key(), event, sum.charge(), Credit.exact(cost.getValue()));
        });
    }

    private record Sum(Charge charge, UUID key) implements Comparable<Sum> {
        @Override
        public int compareTo(Sum other) {
            int byCharge = charge.compareTo(other.charge);
            return byCharge != 0 ? byCharge : key.compareTo(other.key);
        }
    }
}

package io.tidings.billing.testing;

import io.tidings.events.Charge;
import io.tidings.events.MessageState;
import io.tidings.events.MessagesChanged;
import io.tidings.events.MessagesChanged.Change;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What messaging-service tells of messages; the states don't matter here, the charges do. */
public final class Told {
    public static final BigDecimal COST = new BigDecimal("0.5");

    private Told() {}

    @SafeVarargs
    public static MessagesChanged of(UUID workspace, @Nullable UUID broadcast, List<Change>... changes) {
        List<Change> all = Stream.of(changes).flatMap(List::stream).collect(Collectors.toList());
        return new MessagesChanged(workspace, broadcast, UUID.randomUUID(), all);
    }

    /** So many messages with this charge. */
    public static List<Change> messages(int count, Charge charge) {
        return IntStream.range(0, count).mapToObj(i -> message(charge)).toList();
    }

    private static Change message(Charge charge) {
        MessageState state = MessageState.QUEUED;
        return new Change(UUID.randomUUID(), state, state, Instant.EPOCH, charge, COST, null, null);
    }
}

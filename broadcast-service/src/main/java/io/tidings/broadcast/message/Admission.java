package io.tidings.broadcast.message;

import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.message.MessagingClient.Handover;
import io.tidings.broadcast.message.MessagingClient.Progress;
import io.tidings.broadcast.message.Sent.Replay;
import io.tidings.broadcast.reservation.Price;
import io.tidings.broadcast.reservation.Reservations;
import io.tidings.events.Address;
import io.tidings.platform.fault.Refused;
import io.tidings.platform.id.Uuid7s;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Row, reservation, hand-over: in this order, so that a crash between any two leaves only what the sweep ends. */
@Singleton
class Admission {

    private static final Logger LOG = Logger.getLogger(Admission.class);
    private static final String NO_CREDIT =
            "You don't have enough credits in your balance to send your broadcast/message.";

    private final MessageConfig config;
    private final MessageTable table;
    private final Reservations reservations;
    private final Messaging messaging;
    private final Uuid7s ids;
    private final InstantSource time;

    Admission(
            MessageConfig config,
            MessageTable table,
            Reservations reservations,
            Messaging messaging,
            Uuid7s ids,
            InstantSource time) {
        this.config = config;
        this.table = table;
        this.reservations = reservations;
        this.messaging = messaging;
        this.ids = ids;
        this.time = time;
    }

    /** The message, once messaging-service has it; fails with {@link UnderWay} when its key is another one's. */
    Uni<Sent> admit(Order order) {
        UUID uuid = ids.next();
        Instant now = time.instant();
        Instant validUntil = Objects.requireNonNullElse(order.dueAt(), now).plus(config.validity());
        return table.begin(order, uuid, now)
                .map(row -> MessageTable.message(row.orElseThrow(UnderWay::new)))
                .chain(message -> reserve(order, uuid, validUntil)
                        .chain(price -> handOver(order, uuid, validUntil, price))
                        .map(progress -> Sent.of(message, progress, Replay.NONE)));
    }

    private Uni<Price> reserve(Order order, UUID uuid, Instant validUntil) {
        Instant expiry = validUntil.plus(config.receiptHorizon());
        return reservations
                .reserve(uuid, order.workspace(), 1, expiry)
                .onFailure()
                .call(failure -> failure instanceof Refused
                        ? table.remove(order.workspace(), uuid, "reserving")
                        : leave(order, uuid, "reserving", "abandoning"))
                .onFailure(Refused.class)
                .transform(refused -> new Refused(((Refused) refused).code(), NO_CREDIT));
    }

    private Uni<Progress> handOver(Order order, UUID uuid, Instant validUntil, Price price) {
        Handover message = new Handover(
                uuid,
                order.workspace(),
                order.sender().device(),
                Address.phone(order.phone()),
                order.content(),
                order.parameters(),
                "transactional",
                price.unit(),
                validUntil,
                order.dueAt());
        return table.move(order.workspace(), uuid, "reserving", "handing")
                .chain(moved ->
                        moved ? messaging.send(message) : Uni.createFrom().failure(Messaging.AWAY))
                .onFailure()
                .call(failure ->
                        leave(order, uuid, "handing", failure instanceof Refused ? "abandoning" : "withdrawing"))
                .onFailure(failure -> !(failure instanceof Refused))
                .transform(failure -> away(uuid, failure))
                .call(() -> leave(order, uuid, "handing", "stored"));
    }

    private static Throwable away(UUID uuid, Throwable failure) {
        LOG.warnf("message %s was not handed over: %s", uuid, failure);
        return Messaging.AWAY;
    }

    /** Done by the sweep when it cannot be done now. */
    private Uni<Boolean> leave(Order order, UUID uuid, String from, String to) {
        return table.move(order.workspace(), uuid, from, to)
                .onFailure()
                .invoke(e -> LOG.warnf("message %s is left to the sweep: %s", uuid, e))
                .onFailure()
                .recoverWithItem(false);
    }
}

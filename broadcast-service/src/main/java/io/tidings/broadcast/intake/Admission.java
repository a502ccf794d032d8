package io.tidings.broadcast.intake;

import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.mapping.Contacts;
import io.tidings.broadcast.planner.Planner;
import io.tidings.broadcast.planner.Starts;
import io.tidings.broadcast.reservation.Price;
import io.tidings.broadcast.reservation.Reservations;
import io.tidings.platform.fault.Refused;
import io.tidings.platform.id.Uuid7s;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Intent, reservation, recipients: in this order, so that a crash between any two leaves only what the sweep ends. */
@Singleton
class Admission {

    private static final Logger LOG = Logger.getLogger(Admission.class);

    private final IntakeConfig config;
    private final Intents intents;
    private final Reservations reservations;
    private final Planner planner;
    private final Starts starts;
    private final Uuid7s ids;
    private final InstantSource time;

    Admission(
            IntakeConfig config,
            Intents intents,
            Reservations reservations,
            Planner planner,
            Starts starts,
            Uuid7s ids,
            InstantSource time) {
        this.config = config;
        this.intents = intents;
        this.reservations = reservations;
        this.planner = planner;
        this.starts = starts;
        this.ids = ids;
        this.time = time;
    }

    /** The integer id of the accepted broadcast. */
    Uni<Long> admit(UUID workspace, Order order, Contacts contacts) {
        Intent intent = intent(workspace, order, contacts.size());
        return intents.begin(intent).chain(() -> reserve(intent)).chain(price -> store(intent, price, contacts));
    }

    private Intent intent(UUID workspace, Order order, int contacts) {
        Instant now = time.instant();
        return new Intent(
                ids.next(),
                workspace,
                order.form().name().orElseThrow(),
                order.template().orElseThrow(),
                order.sender().orElseThrow(),
                order.form().globalData(),
                contacts,
                now,
                order.delayedTo().orElse(null),
                order.delayedTo().orElse(now).plus(config.validity()));
    }

    private Uni<Price> reserve(Intent intent) {
        Instant expiry = intent.validUntil().plus(config.receiptHorizon());
        return reservations
                .reserve(intent.uuid(), intent.workspace(), intent.contacts(), expiry)
                .onFailure()
                .call(failure -> failure instanceof Refused ? intents.discard(intent) : abandon(intent));
    }

    private Uni<Long> store(Intent intent, Price price, Contacts contacts) {
        Runnable accepted = intent.delayedTo() == null ? planner::wake : starts::wake;
        return intents.accept(intent, price, contacts, accepted)
                .onFailure()
                .recoverWithUni(failure -> abandon(intent)
                        .chain(() -> intents.accepted(intent))
                        .onFailure()
                        .transform(unknown -> failure));
    }

    /** Done by the sweep when it cannot be done now. */
    private Uni<Void> abandon(Intent intent) {
        return intents.abandon(intent)
                .onFailure()
                .invoke(e -> LOG.warnf("the intent of broadcast %s is left to the sweep: %s", intent.uuid(), e))
                .onFailure()
                .recoverWithNull();
    }
}

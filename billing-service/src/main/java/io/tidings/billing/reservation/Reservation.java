package io.tidings.billing.reservation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credit set aside for the messages of one intent.
 *
 * @param closedAt when nothing was held any more, null before
 */
record Reservation(
        Key key,
        State state,
        BigDecimal unitPrice,
        int count,
        Holding holding,
        Instant expiresAt,
        Instant createdAt,
        @Nullable Instant closedAt) {

    static Reservation held(ReserveCommand command, BigDecimal unitPrice, Instant now) {
        Holding holding = Holding.of(unitPrice.multiply(BigDecimal.valueOf(command.count())));
        Key key = new Key(command.workspace(), command.key());
        return new Reservation(key, State.HELD, unitPrice, command.count(), holding, command.expiresAt(), now, null);
    }

    boolean isHeld() {
        return state == State.HELD;
    }

    boolean isReleased() {
        return state == State.RELEASED;
    }

    /** With the money of a charge; settled once nothing is held. */
    Reservation settledTo(Holding next, Instant now) {
        boolean used = isHeld() && next.held().signum() == 0;
        return used ? in(State.SETTLED, next, now) : in(state, next, closedAt);
    }

    /** With the rest given back. */
    Reservation releasedTo(Holding next, Instant now) {
        return in(State.RELEASED, next, now);
    }

    private Reservation in(State next, Holding money, @Nullable Instant closed) {
        return new Reservation(key, next, unitPrice, count, money, expiresAt, createdAt, closed);
    }

    /** A reservation's identity: the intent's uuid within its workspace. */
    record Key(UUID workspace, UUID intent) {}

    /** How a reservation stands. */
    enum State {
        /** Some of it is set aside. */
        HELD,
        /** Its messages used all of it. */
        SETTLED,
        /** What they did not use was given back; refuses a late reserve. */
        RELEASED;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State named(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}

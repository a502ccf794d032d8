package io.tidings.billing.reservation;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tidings.billing.ledger.Credit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reservation as other services see it. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ReservationView(
        UUID key,
        UUID workspace,
        String state,
        BigDecimal unitPrice,
        int count,
        BigDecimal amount,
        BigDecimal held,
        BigDecimal captured,
        BigDecimal released,
        BigDecimal reversed,
        BigDecimal writtenOff,
        Instant expiresAt,
        @Nullable Instant closedAt) {

    static ReservationView of(Reservation reservation) {
        Holding holding = reservation.holding();
        return new ReservationView(
                reservation.key().intent(),
                reservation.key().workspace(),
                reservation.state().stored(),
                Credit.shown(reservation.unitPrice()),
                reservation.count(),
                Credit.shown(holding.amount()),
                Credit.shown(holding.held()),
                Credit.shown(holding.captured()),
                Credit.shown(holding.released()),
                Credit.shown(holding.reversed()),
                Credit.shown(holding.writtenOff()),
                reservation.expiresAt(),
                reservation.closedAt());
    }
}

package io.tidings.billing.reservation;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tidings.billing.ledger.Credit;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * The answer of a granted reserve, the same each time that it is asked for.
 *
 * @param state always {@code held}: what became of it since is shown by the view
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ReserveAnswer(UUID key, BigDecimal unitPrice, BigDecimal amount, String state) {

    static ReserveAnswer of(Reservation reservation) {
        return new ReserveAnswer(
                reservation.key().intent(),
                Credit.shown(reservation.unitPrice()),
                Credit.shown(reservation.holding().amount()),
                Reservation.State.HELD.stored());
    }
}

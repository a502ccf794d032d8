package io.tidings.billing.reservation;

import static io.tidings.billing.ledger.AccountKind.CREDIT;
import static io.tidings.billing.ledger.AccountKind.RESERVED;
import static io.tidings.billing.ledger.AccountKind.REVENUE;
import static io.tidings.billing.ledger.AccountKind.WRITE_OFF;

import io.tidings.billing.ledger.Movement;
import java.math.BigDecimal;

/**
 * The money of a reservation. It never pays more than it holds, and never gives back more than it paid.
 *
 * @param amount what was set aside at first
 * @param captured what became revenue, reversed or not
 * @param released what was given back unused
 * @param reversed what was given back of the captured
 * @param writtenOff what the platform pays at present
 */
record Holding(
        BigDecimal amount, BigDecimal captured, BigDecimal released, BigDecimal reversed, BigDecimal writtenOff) {
    static final Holding NOTHING = of(BigDecimal.ZERO);

    static Holding of(BigDecimal amount) {
        return new Holding(amount, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** What is still set aside. */
    BigDecimal held() {
        return amount.subtract(captured).subtract(released);
    }

    /** Messages were accepted: the reservation pays while it lasts, then the platform. */
    Change capture(BigDecimal cost) {
        BigDecimal paid = cost.min(held());
        BigDecimal uncovered = cost.subtract(paid);
        Holding next = new Holding(amount, captured.add(paid), released, reversed, writtenOff.add(uncovered));
        return new Change(next, Movement.NONE.with(RESERVED, REVENUE, paid).with(WRITE_OFF, REVENUE, uncovered));
    }

    /** Messages ended unsent: what is still set aside for them goes back. */
    Change release(BigDecimal cost) {
        BigDecimal back = cost.min(held());
        Holding next = new Holding(amount, captured, released.add(back), reversed, writtenOff);
        return new Change(next, Movement.NONE.with(RESERVED, CREDIT, back));
    }

    /** Accepted messages failed: the customer gets back what they paid, then the platform what it wrote off. */
    Change reverse(BigDecimal cost) {
        BigDecimal back = cost.min(captured.subtract(reversed));
        BigDecimal undone = cost.subtract(back).min(writtenOff);
        Holding next = new Holding(amount, captured, released, reversed.add(back), writtenOff.subtract(undone));
        return new Change(
                next,
                Movement.NONE.with(REVENUE, CREDIT, back).with(REVENUE, WRITE_OFF, undone),
                cost.subtract(back).subtract(undone));
    }

    /** Messages arrived whose money was given back: the platform pays. */
    Change writeOff(BigDecimal cost) {
        Holding next = new Holding(amount, captured, released, reversed, writtenOff.add(cost));
        return new Change(next, Movement.NONE.with(WRITE_OFF, REVENUE, cost));
    }

    /**
     * What a charge does.
     *
     * @param unmatched what was to be given back although nobody had paid it; moves nothing, and should be zero
     */
    record Change(Holding holding, Movement movement, BigDecimal unmatched) {
        Change(Holding holding, Movement movement) {
            this(holding, movement, BigDecimal.ZERO);
        }
    }
}

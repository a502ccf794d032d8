package io.tidings.billing.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.billing.ledger.AccountKind;
import io.tidings.billing.ledger.Movement;
import io.tidings.billing.reservation.Holding.Change;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;

class HoldingTest {

    @Property
    void neverPaysMoreThanItHoldsNorGivesBackMoreThanWasPaid(
            @ForAll @BigRange(min = "0", max = "100") @Scale(4) BigDecimal amount,
            @ForAll("charges") List<SomeCharge> charges) {
        Holding holding = Holding.of(amount);
        Map<AccountKind, BigDecimal> accounts = new EnumMap<>(AccountKind.class);
        accounts.put(AccountKind.RESERVED, amount);

        for (SomeCharge charge : charges) {
            Change change = charge.on(holding);
            add(accounts, change.movement());
            holding = change.holding();

            assertThat(holding.held()).isNotNegative();
            assertThat(holding.reversed()).isBetween(BigDecimal.ZERO, holding.captured());
            assertThat(holding.writtenOff()).isNotNegative();
            assertThat(change.unmatched()).isNotNegative();
        }

        BigDecimal kept = holding.captured().subtract(holding.reversed());
        assertThat(of(accounts, AccountKind.RESERVED)).isEqualByComparingTo(holding.held());
        assertThat(of(accounts, AccountKind.CREDIT))
                .isEqualByComparingTo(holding.released().add(holding.reversed()));
        assertThat(of(accounts, AccountKind.REVENUE)).isEqualByComparingTo(kept.add(holding.writtenOff()));
        assertThat(of(accounts, AccountKind.WRITE_OFF))
                .isEqualByComparingTo(holding.writtenOff().negate());
    }

    @Provide
    Arbitrary<List<SomeCharge>> charges() {
        Arbitrary<BigDecimal> costs = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.valueOf(40))
                .ofScale(4);
        return Combinators.combine(Arbitraries.of(Kind.class), costs)
                .as(SomeCharge::new)
                .list()
                .ofMaxSize(20);
    }

    private static void add(Map<AccountKind, BigDecimal> accounts, Movement movement) {
        BigDecimal sum = movement.amounts().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isZero();
        movement.amounts().forEach((kind, amount) -> accounts.merge(kind, amount, BigDecimal::add));
    }

    private static BigDecimal of(Map<AccountKind, BigDecimal> accounts, AccountKind kind) {
        return accounts.getOrDefault(kind, BigDecimal.ZERO);
    }

    enum Kind {
        CAPTURE(Holding::capture),
        RELEASE(Holding::release),
        REVERSE(Holding::reverse),
        WRITE_OFF(Holding::writeOff);

        private final BiFunction<Holding, BigDecimal, Change> effect;

        Kind(BiFunction<Holding, BigDecimal, Change> effect) {
            this.effect = effect;
        }
    }

    record SomeCharge(Kind kind, BigDecimal cost) {
        Change on(Holding holding) {
            return kind.effect.apply(holding, cost);
        }
    }
}

package io.tidings.billing.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;

/** Shows the ledger's totals as metrics. */
@Startup
@ApplicationScoped
class LedgerGauges {
    private static final String TICK = "${tidings.billing.audit.every:" + AuditConfig.EVERY + "}";

    private final Audits audits;
    private final AtomicReference<LedgerTotals> latest = new AtomicReference<>(LedgerTotals.NONE);

    LedgerGauges(Audits audits, MeterRegistry meters) {
        this.audits = audits;
        gauge(
                meters,
                "tidings_billing_reservations_open",
                "Reservations that hold credit",
                LedgerTotals::openReservations);
        gauge(
                meters,
                "tidings_billing_held_credits",
                "Credit that reservations hold",
                totals -> totals.held().doubleValue());
        gauge(
                meters,
                "tidings_billing_ledger_imbalance",
                "How far the ledger is from agreeing with itself; always zero",
                totals -> totals.imbalance().doubleValue());
        gauge(
                meters,
                "tidings_billing_written_off_credits",
                "Credit that the platform paid in customers' place",
                totals -> totals.writtenOff().doubleValue());
    }

    /** Reads the totals again. */
    @Scheduled(every = TICK, concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return audits.totals().invoke(latest::set).replaceWithVoid();
    }

    private void gauge(MeterRegistry meters, String name, String description, ToDoubleFunction<LedgerTotals> figure) {
        Gauge.builder(name, latest, totals -> figure.applyAsDouble(totals.get()))
                .description(description)
                .register(meters);
    }
}

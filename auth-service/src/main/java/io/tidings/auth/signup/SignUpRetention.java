package io.tidings.auth.signup;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Removes accounts that nobody verified. */
@ApplicationScoped
class SignUpRetention {
    private static final int BATCH = 500;

    private final Transactions transactions;
    private final SignUpStore store;
    private final SignUpConfig config;
    private final InstantSource clock;

    SignUpRetention(Transactions transactions, SignUpStore store, SignUpConfig config, InstantSource clock) {
        this.transactions = transactions;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /** Removes batch after batch, each in a transaction of its own, until one isn't full. */
    @Scheduled(every = "1h", delayed = "7m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forgetUnverified() {
        return Uni.createFrom()
                .deferred(() -> {
                    OffsetDateTime before = clock.instant().minus(config.kept()).atOffset(ZoneOffset.UTC);
                    return transactions.asWorker(tx -> store.forget(tx, before, BATCH));
                })
                .repeat()
                .whilst(removed -> removed == BATCH)
                .onItem()
                .ignoreAsUni();
    }
}

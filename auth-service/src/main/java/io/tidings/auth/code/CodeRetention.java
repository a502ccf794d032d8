package io.tidings.auth.code;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Transactions;
import jakarta.enterprise.context.ApplicationScoped;

/** Removes rows of {@code code_sent} that limit nothing any more. */
@ApplicationScoped
class CodeRetention {
    private final Transactions transactions;
    private final CodeStore store;

    CodeRetention(Transactions transactions, CodeStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    @Scheduled(every = "1h", delayed = "9m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return transactions.asWorker(store::forgetSent);
    }
}

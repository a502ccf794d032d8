package io.tidings.platform.store;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.UUID;
import java.util.function.Function;

/** Runs work in a transaction of the service's database. */
@ApplicationScoped
public class Transactions {

    /**
     * A process that is stopped in the middle of a transaction must not keep its locks: they would stop its successor
     * too. PostgreSQL ends the transaction for it.
     */
    private static final String BEGIN = "BEGIN; SET LOCAL idle_in_transaction_session_timeout = '4s'";

    private final Instance<Pool> app;
    private final Instance<Pool> worker;

    Transactions(Instance<Pool> app, @ReactiveDataSource("worker") Instance<Pool> worker) {
        this.app = app;
        this.worker = worker;
    }

    /**
     * Runs {@code work} as the app role, which sees and writes only rows of {@code workspace}; commits when it ends
     * with an item, rolls back when it fails or is cancelled.
     */
    public <T> Uni<T> inWorkspace(UUID workspace, Function<Tx, Uni<T>> work) {
        String begin = BEGIN + "; SELECT set_config('tidings.workspace', '" + workspace + "', true)";
        return Uni.createFrom().deferred(() -> Transaction.run(app.get(), begin, work));
    }

    /** Runs {@code work} as the worker role, which sees the rows of all workspaces. */
    public <T> Uni<T> asWorker(Function<Tx, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> Transaction.run(worker.get(), BEGIN, work));
    }
}

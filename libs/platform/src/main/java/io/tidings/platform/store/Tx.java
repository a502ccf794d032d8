package io.tidings.platform.store;

import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.LinkedHashSet;
import java.util.Set;

/** A transaction that is open while the work that got it runs. */
public final class Tx {

    private final SqlConnection connection;
    private final Set<Runnable> afterCommit = new LinkedHashSet<>();

    Tx(SqlConnection connection) {
        this.connection = connection;
    }

    /** The connection that the transaction is open on; valid until the work's Uni ends. */
    public SqlConnection connection() {
        return connection;
    }

    /** Runs {@code action} once, after the commit succeeded; it must not block and must not fail. */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }
}

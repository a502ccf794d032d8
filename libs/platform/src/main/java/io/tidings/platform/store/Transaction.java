package io.tidings.platform.store;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.AsyncResult;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One transaction on one connection. The opening message and the work's first statement leave without waiting for one
 * another; settings end with the transaction, so that a pooler may stand between.
 */
final class Transaction {

    private static final Logger LOG = Logger.getLogger(Transaction.class);

    /** In a transaction that has failed, a lone COMMIT would be answered with a silent rollback; SELECT refuses. */
    private static final String COMMIT = "SELECT 1; COMMIT";

    private final SqlConnection connection;

    private Transaction(SqlConnection connection) {
        this.connection = connection;
    }

    static <T> Uni<T> run(Pool pool, String begin, Function<Tx, Uni<T>> work) {
        return take(pool).chain(connection -> new Transaction(connection).run(begin, work));
    }

    private <T> Uni<T> run(String begin, Function<Tx, Uni<T>> work) {
        Tx tx = new Tx(connection);
        Uni<T> result = Uni.createFrom().deferred(() -> work.apply(tx));
        return Uni.combine()
                .all()
                .unis(send(begin), result)
                .with((begun, item) -> item)
                .call(() -> send(COMMIT))
                .onTermination()
                .call((item, failure, cancelled) -> end(failure, cancelled))
                .invoke(tx::committed);
    }

    private Uni<?> send(String statement) {
        return connection.query(statement).execute();
    }

    private Uni<?> end(@Nullable Throwable failure, boolean cancelled) {
        if (failure == null && !cancelled) {
            return connection.close();
        }
        return send("ROLLBACK")
                .onFailure()
                .invoke(e -> LOG.debugf(e, "rollback failed; the server rolls back when the connection ends"))
                .onItemOrFailure()
                .transformToUni((rolledBack, e) -> connection.close());
    }

    /** Takes a connection and gives it back when nobody waits for it any more, which the pool itself doesn't. */
    private static Uni<SqlConnection> take(Pool pool) {
        return Uni.createFrom().emitter(emitter -> {
            AtomicBoolean cancelled = new AtomicBoolean();
            emitter.onTermination(() -> cancelled.set(true));
            pool.getDelegate().getConnection().onComplete(taken -> give(taken, emitter, cancelled.get()));
        });
    }

    private static void give(
            AsyncResult<io.vertx.sqlclient.SqlConnection> taken,
            UniEmitter<? super SqlConnection> emitter,
            boolean cancelled) {
        if (taken.failed()) {
            emitter.fail(taken.cause());
        } else if (cancelled) {
            taken.result().close();
        } else {
            emitter.complete(SqlConnection.newInstance(taken.result()));
        }
    }
}

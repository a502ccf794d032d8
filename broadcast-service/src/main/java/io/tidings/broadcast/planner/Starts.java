package io.tidings.broadcast.planner;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Starts scheduled broadcasts at their time. A timer sleeps until the earliest start that the table knows, and each look at
 * the table sets it anew; a slow tick looks for what other processes accepted, of which one may have died. Several
 * processes may start the same: what is due is said by the database's clock alone.
 */
@ApplicationScoped
public class Starts {

    private static final Logger LOG = Logger.getLogger(Starts.class);
    /** Before a row is tried again that somebody else was changing. */
    private static final long LOCKED_MILLIS = 100;

    private static final String START = """
            UPDATE broadcast SET state = 'in_queue', started_at = now() WHERE uuid = ANY (ARRAY(
                SELECT uuid FROM broadcast WHERE state = 'scheduled' AND delayed_to <= now()
                ORDER BY delayed_to LIMIT 100 FOR UPDATE SKIP LOCKED))
            """;
    private static final String EARLIEST = """
            SELECT ceil(extract(epoch FROM min(delayed_to) - now()) * 1000)::bigint AS millis
            FROM broadcast WHERE state = 'scheduled'
            """;

    private final Transactions transactions;
    private final Planner planner;
    private final Vertx vertx;
    /** All that changes is touched here only, and no request's context lives on in the timer. */
    private final Context loop;

    private boolean looking;
    private boolean again;
    private @Nullable Long timer;

    Starts(Transactions transactions, Planner planner, Vertx vertx) {
        this.transactions = transactions;
        this.planner = planner;
        this.vertx = vertx;
        this.loop = ((VertxInternal) vertx).createEventLoopContext();
    }

    /** Starts soon what is due, and the others at their time; answers at once, and may be called as often as one likes. */
    public void wake() {
        loop.runOnContext(ignored -> look());
    }

    @Scheduled(every = "{tidings.planner.tick}")
    Uni<Void> tick() {
        wake();
        return Uni.createFrom().voidItem();
    }

    private void look() {
        again = true;
        if (!looking) {
            looking = true;
            again = false;
            transactions
                    .asWorker(Starts::start)
                    .emitOn(MutinyHelper.executor(loop))
                    .subscribe()
                    .with(this::looked, this::failed);
        }
    }

    private static Uni<Look> start(Tx tx) {
        return execute(tx, START)
                .chain(started -> execute(tx, EARLIEST)
                        .map(earliest -> new Look(
                                started.rowCount(), earliest.iterator().next().getLong("millis"))));
    }

    private static Uni<RowSet<Row>> execute(Tx tx, String sql) {
        return tx.connection().preparedQuery(sql).execute();
    }

    private void looked(Look look) {
        if (look.started() > 0) {
            LOG.infof("scheduled broadcasts started: %d", look.started());
            planner.wake();
        }
        rest(look);
        looking = false;
        if (again) {
            look();
        }
    }

    private void rest(Look look) {
        if (timer != null) {
            vertx.cancelTimer(timer);
            timer = null;
        }
        Long millis = look.untilNext();
        if (millis != null) {
            long atLeast = look.started() > 0 ? 1 : LOCKED_MILLIS;
            timer = vertx.setTimer(millis > 0 ? millis : atLeast, fired -> look());
        }
    }

    /** The timer, or else the next tick, tries again. */
    private void failed(Throwable e) {
        LOG.warnf("scheduled broadcasts wait for the next tick: %s", e);
        looking = false;
    }

    /**
     * What a look at the table did and saw.
     *
     * @param untilNext milliseconds until the earliest start; null when none is scheduled
     */
    private record Look(int started, @Nullable Long untilNext) {}
}

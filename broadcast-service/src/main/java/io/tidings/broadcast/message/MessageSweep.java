package io.tidings.broadcast.message;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.reservation.Reservations;
import io.tidings.platform.store.Transactions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Ends messages that a crash or a failure left on their way. What may have been handed over is withdrawn first: either
 * messaging-service has it, and all else is its business, or it can never get it, and what is reserved is released. Several
 * processes may sweep at once.
 */
@Singleton
class MessageSweep {

    private static final Logger LOG = Logger.getLogger(MessageSweep.class);
    private static final String GIVE_UP = """
            UPDATE message SET state = CASE state WHEN 'reserving' THEN 'abandoning' ELSE 'withdrawing' END
             WHERE uuid = ANY (ARRAY(
                SELECT uuid FROM message WHERE state IN ('reserving', 'handing') AND created_at < $1
                ORDER BY created_at LIMIT 100 FOR UPDATE SKIP LOCKED))""";
    private static final String GIVEN_UP = """
            SELECT uuid, workspace, state FROM message WHERE state IN ('withdrawing', 'abandoning')
            ORDER BY created_at LIMIT 100""";

    private final MessageConfig config;
    private final Transactions transactions;
    private final MessageTable table;
    private final Messaging messaging;
    private final Reservations reservations;
    private final InstantSource time;

    MessageSweep(
            MessageConfig config,
            Transactions transactions,
            MessageTable table,
            Messaging messaging,
            Reservations reservations,
            InstantSource time) {
        this.config = config;
        this.transactions = transactions;
        this.table = table;
        this.messaging = messaging;
        this.reservations = reservations;
        this.time = time;
    }

    @Scheduled(every = "{tidings.message.sweep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return sweep().onFailure()
                .invoke(e -> LOG.warnf("messages wait for the next sweep: %s", e))
                .onFailure()
                .recoverWithNull();
    }

    /** Gives up what is too old, and ends what was given up; one that cannot be ended delays no other. */
    Uni<Void> sweep() {
        OffsetDateTime tooOld = time.instant().minus(config.intentTimeout()).atOffset(ZoneOffset.UTC);
        return transactions
                .asWorker(tx -> tx.connection()
                        .preparedQuery(GIVE_UP)
                        .execute(Tuple.of(tooOld))
                        .chain(() -> tx.connection().preparedQuery(GIVEN_UP).execute()))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(this::endOrLeave)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> endOrLeave(Row row) {
        UUID uuid = row.getUUID("uuid");
        return end(row.getUUID("workspace"), uuid, row.getString("state"))
                .replaceWith(true)
                .onFailure()
                .invoke(e -> LOG.warnf("message %s waits for the next sweep: %s", uuid, e))
                .onFailure()
                .recoverWithItem(false);
    }

    private Uni<?> end(UUID workspace, UUID uuid, String state) {
        return state.equals("abandoning") ? release(workspace, uuid) : withdraw(workspace, uuid);
    }

    private Uni<?> withdraw(UUID workspace, UUID uuid) {
        return messaging
                .withdraw(uuid, workspace)
                .chain(left -> left.state().equals("cancelled")
                        ? table.move(workspace, uuid, "withdrawing", "abandoning")
                                .chain(() -> release(workspace, uuid))
                        : table.move(workspace, uuid, "withdrawing", "stored").replaceWithVoid());
    }

    private Uni<Void> release(UUID workspace, UUID uuid) {
        return reservations.release(uuid, workspace).chain(() -> table.remove(workspace, uuid, "abandoning"));
    }
}

package io.tidings.broadcast.intake;

import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.mapping.Contacts;
import io.tidings.broadcast.reservation.Price;
import io.tidings.platform.fault.Unavailable;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;

/** Broadcasts on their way to acceptance. Each step changes the state from the one before, or fails. */
@Singleton
class Intents {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final String BEGIN = """
            INSERT INTO broadcast (uuid, workspace, name, template, template_name, language_id, device, sender_phone,
                content, global_data, state, contacts, created_at, valid_until, delayed_to)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'reserving', $11, $12, $13, $14)
            """;
    private static final String ACCEPT = """
            UPDATE broadcast SET state = CASE WHEN delayed_to IS NULL THEN 'in_queue' ELSE 'scheduled' END,
                unit_price = $2, accepted_at = $3
            WHERE uuid = $1 AND state = 'reserving' RETURNING id
            """;
    private static final String ABANDON =
            "UPDATE broadcast SET state = 'abandoning' WHERE uuid = $1 AND state = 'reserving'";
    private static final String DISCARD = "DELETE FROM broadcast WHERE uuid = $1 AND state = 'reserving'";
    private static final String ACCEPTED =
            "SELECT id FROM broadcast WHERE uuid = $1 AND state NOT IN ('reserving', 'abandoning')";

    private final Transactions transactions;
    private final RecipientWriter recipients;
    private final InstantSource time;

    Intents(Transactions transactions, RecipientWriter recipients, InstantSource time) {
        this.transactions = transactions;
        this.recipients = recipients;
        this.time = time;
    }

    /** Writes the intent, before anything is reserved for it. */
    Uni<Void> begin(Intent intent) {
        Instant delayedTo = intent.delayedTo();
        Tuple row = Tuple.from(Arrays.asList(
                intent.uuid(),
                intent.workspace(),
                intent.name(),
                intent.template().uuid(),
                intent.template().draft().name(),
                intent.template().draft().languageId(),
                intent.sender().device(),
                intent.sender().phone(),
                intent.template().draft().content(),
                intent.globalData(),
                intent.contacts(),
                intent.createdAt().atOffset(ZoneOffset.UTC),
                intent.validUntil().atOffset(ZoneOffset.UTC),
                delayedTo == null ? null : delayedTo.atOffset(ZoneOffset.UTC)));
        return run(intent, BEGIN, row).replaceWithVoid();
    }

    /**
     * Stores the recipients and accepts the broadcast, both or neither; the answer is its integer id. Fails with
     * {@link Unavailable} when the intent was given up in the meantime.
     *
     * @param accepted is run after the commit
     */
    Uni<Long> accept(Intent intent, Price price, Contacts contacts, Runnable accepted) {
        Tuple row = Tuple.of(intent.uuid(), price.unit(), time.instant().atOffset(ZoneOffset.UTC));
        return transactions.inWorkspace(intent.workspace(), tx -> {
            tx.afterCommit(accepted);
            return accept(tx, row).call(() -> recipients.write(tx, intent, contacts));
        });
    }

    private static Uni<Long> accept(Tx tx, Tuple row) {
        return tx.connection().preparedQuery(ACCEPT).execute(row).map(updated -> firstId(updated));
    }

    private static Long firstId(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw new Unavailable(RETRY_AFTER);
        }
        return rows.iterator().next().getLong("id");
    }

    /** Leaves the intent to the sweep, which gives back what may be reserved for it. */
    Uni<Void> abandon(Intent intent) {
        return run(intent, ABANDON, Tuple.of(intent.uuid())).replaceWithVoid();
    }

    /** Removes the intent, for which nothing is reserved. */
    Uni<Void> discard(Intent intent) {
        return run(intent, DISCARD, Tuple.of(intent.uuid())).replaceWithVoid();
    }

    /** The integer id if it was accepted after all: a commit may succeed without its answer arriving. */
    Uni<Long> accepted(Intent intent) {
        return run(intent, ACCEPTED, Tuple.of(intent.uuid())).map(Intents::firstId);
    }

    private Uni<RowSet<Row>> run(Intent intent, String sql, Tuple parameters) {
        UUID workspace = intent.workspace();
        return transactions.inWorkspace(
                workspace, tx -> tx.connection().preparedQuery(sql).execute(parameters));
    }
}

package io.tidings.messaging.settlement;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tidings.events.ReceiptState;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Applies stored receipts in batches. A receipt only raises the receipt state, so repeated, late and reordered ones change
 * nothing; one whose message is not known (yet) is kept. A receipt of a claimed or unknown message settles it.
 */
@ApplicationScoped
public class ReceiptApplier {

    private static final int BATCH = 1_000;
    private static final String TAKE = """
            WITH taken AS (
              DELETE FROM receipt_intake
               WHERE id = ANY (ARRAY(SELECT id FROM receipt_intake ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED))
              RETURNING *
            )
            SELECT t.id, t.workspace, t.provider_id, t.status, t.at, t.error_code, t.error_title,
                   coalesce(t.correlation, (SELECT p.message FROM provider_message p
                                             WHERE p.provider_id = t.provider_id)) AS message
              FROM taken t""";
    private static final String KEEP_UNMATCHED = """
            INSERT INTO receipt_unmatched (id, workspace, provider_id, status, at, error_code, error_title, received_at)
            SELECT u.*, now() FROM unnest($1::bigint[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[],
                                          $6::integer[], $7::text[]) u""";

    private static final String MATCH_AGAIN = """
            WITH matched AS (
              DELETE FROM receipt_unmatched u USING provider_message p
               WHERE u.received_at > now() - $1::text::interval AND p.provider_id = u.provider_id
              RETURNING u.*
            )
            INSERT INTO receipt_intake (workspace, provider_id, status, at, error_code, error_title)
            SELECT workspace, provider_id, status, at, error_code, error_title FROM matched""";

    private final Transactions transactions;
    private final MessageRows rows;
    private final TransitionWriter writer;
    private final Counter applied;
    private final Counter unmatched;

    ReceiptApplier(Transactions transactions, MessageRows rows, TransitionWriter writer, MeterRegistry metrics) {
        this.transactions = transactions;
        this.rows = rows;
        this.writer = writer;
        this.applied = metrics.counter("tidings_messaging_receipts_applied");
        this.unmatched = metrics.counter("tidings_messaging_receipts_unmatched");
    }

    /** Applies one batch, and answers whether there may be more. */
    public Uni<Boolean> applyBatch() {
        return transactions.asWorker(
                tx -> take(tx).chain(receipts -> apply(tx, receipts).replaceWith(receipts.size() == BATCH)));
    }

    /**
     * Looks again for the messages of receipts that were kept unmatched lately, and answers how many were found. A receipt
     * can come between the moment at which its result looks for earlier ones and the moment at which the result's provider
     * id can be seen: neither finds the other then.
     */
    public Uni<Integer> matchAgain(Duration lately) {
        return transactions.asWorker(tx -> tx.connection()
                .preparedQuery(MATCH_AGAIN)
                .execute(Tuple.of(lately.toString()))
                .map(RowSet::rowCount));
    }

    private static Uni<List<Receipt>> take(Tx tx) {
        return tx.connection().preparedQuery(TAKE).execute(Tuple.of(BATCH)).map(ReceiptApplier::receipts);
    }

    private Uni<Void> apply(Tx tx, List<Receipt> receipts) {
        if (receipts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<UUID, List<Receipt>> byMessage = new LinkedHashMap<>();
        receipts.stream()
                .filter(r -> r.message() != null)
                .forEach(r -> byMessage
                        .computeIfAbsent(r.message(), id -> new ArrayList<>())
                        .add(r));
        return rows.lock(tx, byMessage.keySet()).chain(locked -> {
            List<Receipt> strangers =
                    receipts.stream().filter(r -> !belongs(r, locked)).toList();
            count(receipts, strangers);
            List<Transition> transitions = transitions(locked, byMessage);
            return writer.write(tx, transitions)
                    .chain(() -> ProviderIds.keep(tx, settled(transitions)))
                    .chain(() -> keep(tx, strangers));
        });
    }

    private void count(List<Receipt> receipts, List<Receipt> strangers) {
        applied.increment(receipts.size() - strangers.size());
        unmatched.increment(strangers.size());
    }

    private static boolean belongs(Receipt receipt, Map<UUID, MessageRow> locked) {
        MessageRow row = receipt.message() == null ? null : locked.get(receipt.message());
        return row != null && row.workspace().equals(receipt.workspace());
    }

    private static List<Transition> transitions(Map<UUID, MessageRow> locked, Map<UUID, List<Receipt>> byMessage) {
        List<Transition> transitions = new ArrayList<>();
        locked.forEach((id, row) -> {
            List<Receipt> own = byMessage.getOrDefault(id, List.of()).stream()
                    .filter(r -> belongs(r, locked))
                    .toList();
            if (!own.isEmpty()) {
                transitions.add(Verdicts.of(row, own));
            }
        });
        return transitions;
    }

    /** Messages whose result has not told the provider's id, and perhaps never will. */
    private static Map<String, MessageRow> settled(List<Transition> transitions) {
        Map<String, MessageRow> ids = new LinkedHashMap<>();
        for (Transition transition : transitions) {
            String providerId = transition.facts().providerId();
            if (providerId != null && transition.row().waiting() && transition.leavesQueue()) {
                ids.put(providerId, transition.row());
            }
        }
        return ids;
    }

    private static Uni<Void> keep(Tx tx, List<Receipt> strangers) {
        if (strangers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.connection()
                .preparedQuery(KEEP_UNMATCHED)
                .execute(ReceiptColumns.of(strangers))
                .replaceWithVoid();
    }

    private static List<Receipt> receipts(RowSet<Row> found) {
        List<Receipt> receipts = new ArrayList<>(found.size());
        for (Row row : found) {
            receipts.add(new Receipt(
                    row.getLong("id"),
                    row.getUUID("workspace"),
                    row.getUUID("message"),
                    row.getString("provider_id"),
                    ReceiptState.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                    row.getOffsetDateTime("at").toInstant(),
                    row.getInteger("error_code"),
                    row.getString("error_title")));
        }
        return receipts;
    }
}

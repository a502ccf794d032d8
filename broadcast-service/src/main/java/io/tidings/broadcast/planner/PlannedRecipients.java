package io.tidings.broadcast.planner;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads recipients for the planner. */
@Singleton
class PlannedRecipients {

    /** Of rows, which may be much larger than their values in the command. */
    private static final long BYTES_AT_ONCE = 1024 * 1024;

    private static final String NEXT = """
            SELECT uuid, position, phone, row_text FROM (
                SELECT uuid, position, phone, row::text AS row_text,
                    sum(octet_length(row::text)) OVER (ORDER BY position) - octet_length(row::text) AS bytes_before
                FROM recipient WHERE broadcast = $1 AND position BETWEEN $2 AND $3) r
            WHERE bytes_before < $4 ORDER BY position
            """;
    private static final String UNACKNOWLEDGED = """
            SELECT uuid, position, phone, row::text AS row_text FROM recipient
            WHERE broadcast = $1 AND position BETWEEN $2 AND $3 AND sending = 'planned' ORDER BY position
            """;

    /** Those in these positions, or the first of them when all would be too large; at least one. */
    Uni<List<PlannedRecipient>> next(Tx tx, UUID broadcast, int first, int last) {
        return select(tx, NEXT, Tuple.of(broadcast, first, last, BYTES_AT_ONCE));
    }

    /** Those in these positions of which nobody has reported anything. */
    Uni<List<PlannedRecipient>> unacknowledged(Tx tx, UUID broadcast, int first, int last) {
        return select(tx, UNACKNOWLEDGED, Tuple.of(broadcast, first, last));
    }

    private static Uni<List<PlannedRecipient>> select(Tx tx, String sql, Tuple range) {
        return tx.connection().preparedQuery(sql).execute(range).map(PlannedRecipients::recipients);
    }

    private static List<PlannedRecipient> recipients(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new PlannedRecipient(
                        row.getUUID("uuid"),
                        row.getInteger("position"),
                        row.getString("phone"),
                        row.getString("row_text")))
                .toList();
    }
}

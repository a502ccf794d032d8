package io.tidings.broadcast.broadcast;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.broadcast.Recipient.Milestones;
import io.tidings.broadcast.broadcast.Recipient.Reaction;
import io.tidings.platform.paging.Page;
import io.tidings.platform.paging.PageRequest;
import io.tidings.platform.store.Transactions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The contacts of broadcasts. Their positions have no gaps, so any page is found without counting. */
@Singleton
public class Recipients {

    private static final int ROWS_AT_ONCE = 1000;
    /** Many readers each hold some copies of as much, and a row more. */
    private static final int BYTES_AT_ONCE = 128 * 1024;

    private static final String BETWEEN =
            " FROM recipient WHERE broadcast = $1 AND position BETWEEN $2 AND $3 ORDER BY position";
    private static final String ALL = """
            SELECT id, phone, row::text AS row_text, sending, cost, error_code, error_title,
                sent_at, delivered_at, read_at, failed_at, confirmed, canceled, interacted, reply_at
            """ + BETWEEN;
    private static final String ROWS = "SELECT row::text" + BETWEEN;
    /** The last positions of slices: rows that begin within the same bytes. */
    private static final String SLICES = """
            SELECT max(position) AS last FROM (
                SELECT position, (sum(octet_length(row::text)) OVER (ORDER BY position) - octet_length(row::text)) / $4
                    AS slice
                FROM recipient WHERE broadcast = $1 AND position BETWEEN $2 AND $3) r
            GROUP BY slice ORDER BY last
            """;

    private final Transactions transactions;

    Recipients(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A page of contacts in the order of their rows. */
    public Uni<Page<Recipient>> list(UUID workspace, Broadcast broadcast, PageRequest page) {
        return select(ALL, workspace, broadcast.uuid(), page.offset(), page.size())
                .map(rows -> stream(rows).map(Recipients::recipient).toList())
                .map(items -> new Page<>(items, broadcast.contacts(), page));
    }

    /**
     * The rows of all contacts as JSON texts, at once no more than are small together; the next are read when the last were
     * taken.
     */
    public Multi<List<String>> rows(UUID workspace, Broadcast broadcast) {
        int reads = Math.ceilDiv(broadcast.contacts(), ROWS_AT_ONCE);
        return Multi.createFrom()
                .range(0, reads)
                .onItem()
                .transformToMultiAndConcatenate(read -> slices(workspace, broadcast.uuid(), read * ROWS_AT_ONCE))
                .onItem()
                .transformToUniAndConcatenate(
                        slice -> select(ROWS, workspace, broadcast.uuid(), slice.before(), slice.count()))
                .map(rows -> stream(rows).map(row -> row.getString(0)).toList());
    }

    private Multi<Slice> slices(UUID workspace, UUID broadcast, int before) {
        Tuple range = Tuple.of(broadcast, before + 1, before + ROWS_AT_ONCE, BYTES_AT_ONCE);
        return transactions
                .inWorkspace(
                        workspace, tx -> tx.connection().preparedQuery(SLICES).execute(range))
                .onItem()
                .transformToMulti(ends -> Multi.createFrom().iterable(slices(before, ends)));
    }

    private static List<Slice> slices(int before, RowSet<Row> ends) {
        List<Slice> slices = new ArrayList<>();
        int begin = before;
        for (Row end : ends) {
            int last = end.getInteger("last");
            slices.add(new Slice(begin, last - begin));
            begin = last;
        }
        return slices;
    }

    private Uni<RowSet<Row>> select(String sql, UUID workspace, UUID broadcast, long before, int count) {
        int first = (int) Math.min(before + 1, Integer.MAX_VALUE - count);
        Tuple range = Tuple.of(broadcast, first, first + count - 1);
        return transactions.inWorkspace(
                workspace, tx -> tx.connection().preparedQuery(sql).execute(range));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static Recipient recipient(Row row) {
        return new Recipient(
                row.getLong("id"),
                row.getString("phone"),
                row.getString("row_text"),
                row.getString("sending"),
                row.getBigDecimal("cost"),
                row.getInteger("error_code"),
                row.getString("error_title"),
                new Milestones(
                        instant(row, "sent_at"),
                        instant(row, "delivered_at"),
                        instant(row, "read_at"),
                        instant(row, "failed_at")),
                new Reaction(
                        row.getBoolean("confirmed"),
                        row.getBoolean("canceled"),
                        row.getBoolean("interacted"),
                        instant(row, "reply_at")));
    }

    /** The contacts behind the first {@code before}, so many. */
    private record Slice(int before, int count) {}

    private static @Nullable Instant instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }
}

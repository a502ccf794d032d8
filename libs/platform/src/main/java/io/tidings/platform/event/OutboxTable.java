package io.tidings.platform.event;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The statements on the table {@code outbox}. */
final class OutboxTable {

    private static final String INSERT = """
            INSERT INTO outbox (slice, id, topic, key, partition, type, traceparent, workspace, payload, created_at)
            SELECT * FROM unnest($1::smallint[], $2::uuid[], $3::text[], $4::text[], $5::int[], $6::text[], $7::text[],
                $8::uuid[], $9::bytea[], $10::timestamptz[])
            """;

    /** The oldest of each slice, then the oldest of all, so that no slice waits behind a full one. */
    private static final String READ = """
            SELECT o.* FROM unnest($1::smallint[], $2::bigint[]) AS s (slice, after)
            CROSS JOIN LATERAL (
                SELECT * FROM outbox r WHERE r.slice = s.slice AND r.seq > s.after ORDER BY r.seq LIMIT $3) o
            ORDER BY o.seq LIMIT $4
            """;

    private static final String DELETE = """
            DELETE FROM outbox o USING unnest($1::smallint[], $2::bigint[]) AS sent (slice, seq)
            WHERE o.slice = sent.slice AND o.seq = sent.seq
            """;

    /** A pass of fewer rows has taken all there were. */
    static final int PER_SLICE = 50;

    /** The rows of a pass: with batches of 256 KB at most 50 MB, in practice a tenth of it. */
    private static final int PER_PASS = 200;

    Uni<Void> insert(SqlClient client, List<OutboxRow> rows) {
        Tuple values = Tuple.tuple()
                .addValue(column(rows, OutboxRow::slice, Short[]::new))
                .addValue(column(rows, OutboxRow::id, UUID[]::new))
                .addValue(column(rows, OutboxRow::topic, String[]::new))
                .addValue(column(rows, OutboxRow::key, String[]::new))
                .addValue(column(rows, OutboxRow::partition, Integer[]::new))
                .addValue(column(rows, OutboxRow::type, String[]::new))
                .addValue(column(rows, OutboxRow::traceparent, String[]::new))
                .addValue(column(rows, OutboxRow::workspace, UUID[]::new))
                .addValue(column(rows, OutboxRow::payload, Buffer[]::new))
                .addValue(column(rows, row -> row.at().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new));
        return client.preparedQuery(INSERT).execute(values).replaceWithVoid();
    }

    /** The oldest rows of these slices, each from behind its number. */
    Uni<List<OutboxRow>> oldest(SqlClient client, Set<Short> slices, Long[] after) {
        return client.preparedQuery(READ)
                .mapping(OutboxTable::row)
                .execute(Tuple.of(slices.toArray(Short[]::new), after, PER_SLICE, PER_PASS))
                .map(found -> found.stream().toList());
    }

    Uni<Void> delete(SqlClient client, List<OutboxRow> sent) {
        Short[] slices = column(sent, OutboxRow::slice, Short[]::new);
        Long[] seqs = column(sent, OutboxRow::seq, Long[]::new);
        return client.preparedQuery(DELETE).execute(Tuple.of(slices, seqs)).replaceWithVoid();
    }

    private static OutboxRow row(Row row) {
        return new OutboxRow(
                row.getShort("slice"),
                row.getLong("seq"),
                row.getUUID("id"),
                row.getString("topic"),
                row.getString("key"),
                row.getInteger("partition"),
                row.getString("type"),
                row.getString("traceparent"),
                row.getUUID("workspace"),
                row.getDelegate().getBuffer("payload"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static <T> T[] column(List<OutboxRow> rows, Function<OutboxRow, T> field, IntFunction<T[]> array) {
        return rows.stream().map(field).toArray(array);
    }
}

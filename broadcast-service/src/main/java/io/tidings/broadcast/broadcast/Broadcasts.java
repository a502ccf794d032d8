package io.tidings.broadcast.broadcast;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.paging.Page;
import io.tidings.platform.paging.PageRequest;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The broadcasts of a workspace, from their acceptance on. */
@Singleton
public class Broadcasts {

    /** All but what may be large. */
    private static final String COLUMNS = """
            b.uuid, b.id, b.name, b.contacts, l.name AS language, b.template_name, b.sender_phone, b.state,
            b.accepted_at, b.delayed_to, b.reported, b.sent, b.delivered, b.read, b.failed, b.unknown, b.suppressed,
            b.cancelled, b.expired, b.confirmed, b.interacted, b.cost
            """;

    private static final String FROM = " FROM broadcast b JOIN language l ON l.id = b.language_id";
    private static final String VISIBLE = """
            b.state NOT IN ('reserving', 'abandoning')
            """;
    private static final String FOUND =
            " WHERE " + VISIBLE + " AND (b.name ILIKE $1 ESCAPE '!' OR b.template_name ILIKE $1 ESCAPE '!')";
    private static final String BY_ID =
            "SELECT b.global_data, " + COLUMNS + FROM + " WHERE " + VISIBLE + " AND b.id = $1";
    private static final String LIST =
            "SELECT '{}' AS global_data, " + COLUMNS + FROM + FOUND + " ORDER BY b.id DESC LIMIT $2 OFFSET $3";
    private static final String TOTAL = "SELECT count(*) FROM broadcast b" + FOUND;

    private final Transactions transactions;

    Broadcasts(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The workspace's broadcast of this integer id; another workspace's is unknown. */
    public Uni<Optional<Broadcast>> find(UUID workspace, long id) {
        return transactions
                .inWorkspace(
                        workspace, tx -> tx.connection().preparedQuery(BY_ID).execute(Tuple.of(id)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Broadcasts::broadcast)
                        .findFirst());
    }

    /**
     * A page of the workspace's broadcasts, the newest first.
     *
     * @param search part of the broadcast's or the template's name; empty for all
     */
    public Uni<Page<Broadcast>> list(UUID workspace, String search, PageRequest page) {
        String pattern = "%" + search.replaceAll("([!%_])", "!$1") + "%";
        return transactions.inWorkspace(
                workspace,
                tx -> Uni.combine()
                        .all()
                        .unis(total(tx, pattern), rows(tx, pattern, page))
                        .with((total, rows) -> new Page<>(rows, total, page)));
    }

    private static Uni<Long> total(Tx tx, String pattern) {
        return tx.connection()
                .preparedQuery(TOTAL)
                .execute(Tuple.of(pattern))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Uni<List<Broadcast>> rows(Tx tx, String pattern, PageRequest page) {
        return tx.connection()
                .preparedQuery(LIST)
                .execute(Tuple.of(pattern, page.size(), page.offset()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Broadcasts::broadcast)
                        .toList());
    }

    private static Broadcast broadcast(Row row) {
        OffsetDateTime delayedTo = row.getOffsetDateTime("delayed_to");
        return new Broadcast(
                row.getUUID("uuid"),
                row.getLong("id"),
                row.getString("name"),
                row.getInteger("contacts"),
                row.getString("language"),
                row.getString("template_name"),
                row.getString("sender_phone"),
                row.getString("state"),
                row.getOffsetDateTime("accepted_at").toInstant(),
                delayedTo == null ? null : delayedTo.toInstant(),
                row.getString("global_data"),
                counts(row));
    }

    private static Counts counts(Row row) {
        return new Counts(
                row.getInteger("reported"),
                row.getInteger("sent"),
                row.getInteger("delivered"),
                row.getInteger("read"),
                row.getInteger("failed"),
                row.getInteger("unknown"),
                row.getInteger("suppressed"),
                row.getInteger("cancelled"),
                row.getInteger("expired"),
                row.getInteger("confirmed"),
                row.getInteger("interacted"),
                row.getBigDecimal("cost"));
    }
}

package io.tidings.messaging.hold;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.paging.Page;
import io.tidings.platform.paging.PageRequest;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Table {@code hold}. */
@ApplicationScoped
class HoldStore {

    private static final String AWAIT_CLAIMS = "SELECT await_claims($1, $2)::text";
    private static final String PLACE = """
            INSERT INTO hold (target, kind, origin, reason) VALUES ($1, $2, $3, $4)
            ON CONFLICT (target, origin) DO UPDATE SET reason = excluded.reason""";
    private static final String LIFT = "DELETE FROM hold WHERE target = $1 AND origin = $2";
    private static final String PAGE = "SELECT * FROM hold ORDER BY created_at DESC, target, origin LIMIT $1 OFFSET $2";
    private static final String TARGETS = "SELECT DISTINCT target FROM hold";
    /** Differs after any change, but for one in some 10^18. */
    private static final String FINGERPRINT = """
            SELECT count(*) || ':' || coalesce(bit_xor(hashtextextended(target::text || origin, 0)), 0) FROM hold""";

    private final Transactions transactions;

    HoldStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Waits for the claims that are under way, since they do not see the hold; the next ones wait for the commit. */
    Uni<Void> place(Tx tx, UUID target, HoldKind kind, HoldOrigin origin, String reason) {
        return tx.connection()
                .preparedQuery(AWAIT_CLAIMS)
                .execute(Tuple.of(kind.stored(), target))
                .chain(() -> tx.connection()
                        .preparedQuery(PLACE)
                        .execute(Tuple.of(target, kind.stored(), origin.stored(), reason)))
                .replaceWithVoid();
    }

    /** Whether there was one. */
    Uni<Boolean> lift(Tx tx, UUID target, HoldOrigin origin) {
        return tx.connection()
                .preparedQuery(LIFT)
                .execute(Tuple.of(target, origin.stored()))
                .map(deleted -> deleted.rowCount() > 0);
    }

    /** All holds, the newest first. */
    Uni<Page<Hold>> page(PageRequest page) {
        return transactions.asWorker(tx -> tx.connection()
                .query("SELECT count(*) FROM hold")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(total -> rows(tx, page).map(holds -> new Page<>(holds, total, page))));
    }

    /** A text that is another one after the holds have changed. */
    Uni<String> fingerprint() {
        return transactions.asWorker(tx -> tx.connection()
                .preparedQuery(FINGERPRINT)
                .execute()
                .map(rows -> rows.iterator().next().getString(0)));
    }

    /** Everything that is held. */
    Uni<Set<UUID>> targets() {
        return transactions.asWorker(tx -> tx.connection()
                .preparedQuery(TARGETS)
                .execute()
                .map(rows -> {
                    Set<UUID> targets = new HashSet<>();
                    rows.forEach(row -> targets.add(row.getUUID(0)));
                    return targets;
                }));
    }

    private static Uni<List<Hold>> rows(Tx tx, PageRequest page) {
        return tx.connection()
                .preparedQuery(PAGE)
                .execute(Tuple.of(page.size(), page.offset()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(HoldStore::hold)
                        .toList());
    }

    private static Hold hold(Row row) {
        return new Hold(
                row.getUUID("target"),
                HoldKind.named(row.getString("kind")),
                HoldOrigin.named(row.getString("origin")),
                row.getString("reason"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}

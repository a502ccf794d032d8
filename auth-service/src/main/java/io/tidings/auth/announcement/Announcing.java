package io.tidings.auth.announcement;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.audit.AuditLog;
import io.tidings.platform.audit.Change;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.id.Uuid7s;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes table {@code announcement}; each change with its entry in the audit log. */
@ApplicationScoped
public class Announcing {
    private static final String INSERT =
            "INSERT INTO announcement (" + Announcement.COLUMNS + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    private static final String LOCK = "SELECT " + Announcement.COLUMNS + " FROM announcement WHERE id = $1 FOR UPDATE";
    private static final String UPDATE = "UPDATE announcement SET title = $2, message = $3, type = $4, active = $5,"
            + " starts_at = $6, expires_at = $7, created_at = $8, updated_at = $9 WHERE id = $1";
    private static final String DELETE = "DELETE FROM announcement WHERE id = $1 RETURNING " + Announcement.COLUMNS;

    private final Transactions transactions;
    private final Uuid7s ids;
    private final AuditLog audit;
    private final InstantSource clock;

    Announcing(Transactions transactions, Uuid7s ids, AuditLog audit, InstantSource clock) {
        this.transactions = transactions;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /** Stores a new one. */
    public Uni<Announcement> create(Caller admin, Draft draft) {
        Instant now = now();
        Announcement announcement = new Announcement(ids.next(), draft, now, now);
        return transactions.asWorker(tx -> store(tx, INSERT, announcement)
                .call(() -> note(tx, admin, "announcement.created", announcement.id(), Change.made(draft.state())))
                .replaceWith(announcement));
    }

    /**
     * Replaces what was decided about one; fails with {@code NotFound}.
     *
     * @param edit makes the new decision of the present one, and may fail
     */
    public Uni<Announcement> update(Caller admin, UUID id, UnaryOperator<Draft> edit) {
        return change(admin, id, "announcement.updated", edit);
    }

    /** Turns one off that is active, and on that isn't; fails with {@code NotFound}. */
    public Uni<Announcement> toggle(Caller admin, UUID id) {
        return change(admin, id, "announcement.toggled", Draft::toggled);
    }

    /** Removes one for good; fails with {@code NotFound}. */
    public Uni<Void> delete(Caller admin, UUID id) {
        return transactions.asWorker(tx -> tx.connection()
                .preparedQuery(DELETE)
                .execute(Tuple.of(id))
                .map(Announcing::only)
                .chain(deleted -> note(
                        tx,
                        admin,
                        "announcement.deleted",
                        id,
                        Change.removed(deleted.draft().state()))));
    }

    private Uni<Announcement> change(Caller admin, UUID id, String action, UnaryOperator<Draft> edit) {
        return transactions.asWorker(tx -> locked(tx, id).chain(found -> {
            Announcement changed = found.changed(edit.apply(found.draft()), now());
            Change change = Change.of(found.draft().state(), changed.draft().state());
            return store(tx, UPDATE, changed)
                    .chain(() -> note(tx, admin, action, id, change))
                    .replaceWith(changed);
        }));
    }

    private static Uni<Announcement> locked(Tx tx, UUID id) {
        return tx.connection().preparedQuery(LOCK).execute(Tuple.of(id)).map(Announcing::only);
    }

    private static Announcement only(RowSet<Row> found) {
        return found.stream().findFirst().map(Announcement::of).orElseThrow(Announcements::unknown);
    }

    private static Uni<?> store(Tx tx, String statement, Announcement announcement) {
        Draft draft = announcement.draft();
        return tx.connection()
                .preparedQuery(statement)
                .execute(Tuple.tuple(Arrays.asList(
                        announcement.id(),
                        draft.title(),
                        draft.message(),
                        draft.type().column(),
                        draft.active(),
                        utcOrNull(draft.startsAt()),
                        utcOrNull(draft.expiresAt()),
                        utc(announcement.createdAt()),
                        utc(announcement.updatedAt()))));
    }

    private Uni<Void> note(Tx tx, Caller admin, String action, UUID id, Change change) {
        return audit.write(tx, admin, action, "announcement:" + id, change);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime utcOrNull(Optional<Instant> instant) {
        return instant.map(Announcing::utc).orElse(null);
    }
}

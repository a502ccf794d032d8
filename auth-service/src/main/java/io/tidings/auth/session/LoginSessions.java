package io.tidings.auth.session;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.membership.Standing;
import io.tidings.platform.id.Uuid7s;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Table {@code login_session}. */
@ApplicationScoped
public class LoginSessions {
    private static final String OPEN = "INSERT INTO login_session (id, workspace, user_id, started_at, last_used_at)"
            + " VALUES ($1, $2, $3, $4, $4)";
    private static final String FIND = "SELECT " + Standing.COLUMNS + ", c.last_used_at FROM login_session c"
            + Standing.TABLES + " WHERE c.id = $1 AND c.revoked_at IS NULL";
    private static final String TOUCH = "UPDATE login_session SET last_used_at = $2 WHERE id = $1";
    private static final String REVOKE = "UPDATE login_session SET revoked_at = $1 WHERE revoked_at IS NULL";

    private final Transactions transactions;
    private final Uuid7s ids;
    private final InstantSource clock;
    private final SessionConfig config;

    LoginSessions(Transactions transactions, Uuid7s ids, InstantSource clock, SessionConfig config) {
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.config = config;
    }

    /** Begins a login and answers its id. */
    public Uni<UUID> open(Tx tx, UUID workspace, UUID user) {
        UUID id = ids.next();
        return tx.connection()
                .preparedQuery(OPEN)
                .execute(Tuple.of(id, workspace, user, utc(clock.instant())))
                .replaceWith(id);
    }

    /** Where the holder of this login stands; empty when it was revoked or is unknown. Notes the use. */
    public Uni<Optional<Standing>> use(UUID session) {
        return transactions.asWorker(tx -> tx.connection()
                .preparedQuery(FIND)
                .execute(Tuple.of(session))
                .map(rows -> rows.stream().findFirst())
                .call(row -> touch(tx, session, row))
                .map(row -> row.map(Standing::of)));
    }

    /** Whether this login goes on. */
    public Uni<Boolean> goesOn(Tx tx, UUID session) {
        return tx.connection()
                .preparedQuery("SELECT FROM login_session WHERE id = $1 AND revoked_at IS NULL")
                .execute(Tuple.of(session))
                .map(rows -> rows.size() > 0);
    }

    /** Ends this login. */
    public Uni<Void> revoke(Tx tx, UUID session) {
        return revoke(tx, " AND id = $2", Tuple.of(utc(clock.instant()), session))
                .replaceWithVoid();
    }

    /** Ends every login of this user. */
    public Uni<Void> revokeAllOf(Tx tx, UUID user) {
        return revoke(tx, " AND user_id = $2", Tuple.of(utc(clock.instant()), user));
    }

    /** Ends every login of this user but one. */
    public Uni<Void> revokeOthersOf(Tx tx, UUID user, UUID kept) {
        return revoke(tx, " AND user_id = $2 AND id <> $3", Tuple.of(utc(clock.instant()), user, kept));
    }

    private static Uni<Void> revoke(Tx tx, String which, Tuple values) {
        return tx.connection().preparedQuery(REVOKE + which).execute(values).replaceWithVoid();
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forgetUnused() {
        OffsetDateTime before = utc(clock.instant().minus(config.tokenLife()));
        return transactions.asWorker(tx -> tx.connection()
                .preparedQuery("DELETE FROM login_session WHERE last_used_at < $1")
                .execute(Tuple.of(before))
                .replaceWithVoid());
    }

    private Uni<?> touch(Tx tx, UUID session, Optional<Row> row) {
        OffsetDateTime now = utc(clock.instant());
        OffsetDateTime fresh = now.minus(config.useGranularity());
        return row.filter(found -> found.getOffsetDateTime("last_used_at").isBefore(fresh))
                        .isPresent()
                ? tx.connection().preparedQuery(TOUCH).execute(Tuple.of(session, now))
                : Uni.createFrom().voidItem();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

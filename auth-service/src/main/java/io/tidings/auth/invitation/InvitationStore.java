package io.tidings.auth.invitation;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.membership.Role;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/** Table {@code invitation}. */
@ApplicationScoped
class InvitationStore {
    private static final String WAITING = " accepted_at IS NULL AND revoked_at IS NULL";
    private static final String LIST = "SELECT " + Invitation.COLUMNS + " FROM invitation WHERE" + WAITING
            + " AND expires_at > $1 ORDER BY created_at DESC LIMIT 1000";
    private static final String REVOKE =
            "UPDATE invitation SET revoked_at = $2 WHERE id = $1 AND" + WAITING + " RETURNING " + Invitation.COLUMNS;
    private static final String REVOKE_OF = "UPDATE invitation SET revoked_at = $2 WHERE email = $1::text::citext AND"
            + WAITING + " RETURNING " + Invitation.COLUMNS;
    private static final String ADD = "INSERT INTO invitation"
            + " (id, workspace, email, role, digest, invited_by, created_at, expires_at)"
            + " VALUES ($1, $2, $3::text::citext, $4, $5, $6, $7, $8)";
    private static final String LOCK = "SELECT FROM workspace FOR NO KEY UPDATE";
    private static final String ROLES_OF = "SELECT role FROM invitation WHERE email = $1::text::citext AND" + WAITING;
    private static final String IS_MEMBER =
            "SELECT FROM membership m JOIN users u ON u.id = m.user_id WHERE u.email = $1::text::citext";
    private static final String TAKE = """
            UPDATE invitation i SET accepted_at = $3
              FROM users u, workspace w, membership maker
             WHERE i.digest = $1 AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > $3
               AND u.id = $2 AND u.email = i.email AND w.workspace = i.workspace AND NOT w.suspended
               AND maker.workspace = i.workspace AND maker.user_id = i.invited_by
               AND (maker.role = 'owner' OR maker.role = 'admin' AND i.role <> 'owner')
            RETURNING i.id, i.workspace, i.role, w.number, w.name""";
    private static final String JOIN = """
            INSERT INTO membership (user_id, workspace, role, position)
            SELECT $1, $2, $3, coalesce(max(position) + 1, 0) FROM membership WHERE user_id = $1
            ON CONFLICT DO NOTHING""";

    private final InstantSource clock;

    InvitationStore(InstantSource clock) {
        this.clock = clock;
    }

    Uni<List<Invitation>> list(Tx tx) {
        return tx.connection()
                .preparedQuery(LIST)
                .execute(Tuple.of(utc(clock.instant())))
                .map(rows -> rows.stream().map(Invitation::of).toList());
    }

    Uni<Optional<Invitation>> revoke(Tx tx, UUID id) {
        return tx.connection()
                .preparedQuery(REVOKE)
                .execute(Tuple.of(id, utc(clock.instant())))
                .map(rows -> rows.stream().findFirst().map(Invitation::of));
    }

    /** Nobody else invites to the transaction's workspace, or changes its members, before it ends. */
    Uni<Void> lock(Tx tx) {
        return tx.connection().query(LOCK).execute().replaceWithVoid();
    }

    /** The role that an invitation which waits for this address would give. */
    Uni<Optional<Role>> waiting(Tx tx, String email) {
        return tx.connection()
                .preparedQuery(ROLES_OF)
                .execute(Tuple.of(email))
                .map(rows -> rows.stream().findFirst().map(row -> Role.of(row.getString("role"))));
    }

    /** Takes the place of one that waits for the same address, and answers that one. */
    Uni<Optional<Invitation>> add(Tx tx, UUID workspace, Invitation invitation, String secret, UUID by) {
        return tx.connection()
                .preparedQuery(REVOKE_OF)
                .execute(Tuple.of(invitation.email(), utc(invitation.createdAt())))
                .map(rows -> rows.stream().findFirst().map(Invitation::of))
                .call(() -> tx.connection()
                        .preparedQuery(ADD)
                        .execute(Tuple.tuple()
                                .addValue(invitation.id())
                                .addValue(workspace)
                                .addValue(invitation.email())
                                .addValue(invitation.role().column())
                                .addBuffer(digest(secret))
                                .addValue(by)
                                .addValue(utc(invitation.createdAt()))
                                .addValue(utc(invitation.expiresAt()))));
    }

    Uni<Boolean> isMember(Tx tx, String email) {
        return tx.connection().preparedQuery(IS_MEMBER).execute(Tuple.of(email)).map(rows -> rows.size() > 0);
    }

    /** Takes the invitation if it is good, the user's, and of somebody who could still make it; only in a transaction of the worker. */
    Uni<Optional<Taken>> take(Tx tx, String secret, UUID user) {
        return tx.connection()
                .preparedQuery(TAKE)
                .execute(Tuple.tuple().addBuffer(digest(secret)).addValue(user).addValue(utc(clock.instant())))
                .map(rows -> rows.stream().findFirst().map(InvitationStore::taken));
    }

    /** No for who is a member already, whose role stays. */
    Uni<Boolean> join(Tx tx, UUID user, Taken taken) {
        return tx.connection()
                .preparedQuery(JOIN)
                .execute(Tuple.of(user, taken.workspace(), taken.role().column()))
                .map(rows -> rows.rowCount() > 0);
    }

    private static Taken taken(Row row) {
        return new Taken(
                row.getUUID("id"),
                row.getUUID("workspace"),
                row.getLong("number"),
                row.getString("name"),
                Role.of(row.getString("role")));
    }

    private static Buffer digest(String secret) {
        return Buffer.buffer(DigestUtils.sha256(secret));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

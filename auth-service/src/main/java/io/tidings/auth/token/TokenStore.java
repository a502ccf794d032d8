package io.tidings.auth.token;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.fault.Unauthenticated;
import io.tidings.platform.id.Uuid7s;
import io.tidings.platform.paging.PageRequest;
import io.tidings.platform.store.Tx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Table {@code api_token}, within a workspace. */
@ApplicationScoped
class TokenStore {
    private static final String LIST = "SELECT " + ApiToken.COLUMNS + " FROM api_token"
            + " WHERE user_id = $1 AND revoked_at IS NULL ORDER BY created_at DESC, number DESC LIMIT $2 OFFSET $3";
    private static final String INSERT = "INSERT INTO api_token"
            + " (id, workspace, user_id, name, digest, shown, abilities, created_at, expires_at, allowed_ips, issued_by, made_with)"
            + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING " + ApiToken.COLUMNS;
    private static final String MAKER =
            "SELECT expires_at, allowed_ips FROM api_token WHERE id = $1 AND revoked_at IS NULL";
    /** The first one, and what was made with it, and with that. */
    private static final String REVOKE = """
            WITH RECURSIVE line AS (
                SELECT id FROM api_token WHERE id = $2 AND user_id = $1 AND revoked_at IS NULL
                UNION SELECT t.id FROM api_token t JOIN line ON t.made_with = line.id)
            UPDATE api_token SET revoked_at = $3 WHERE id IN (SELECT id FROM line) AND revoked_at IS NULL RETURNING\s""" + ApiToken.COLUMNS;
    /** Nothing is made with a token while it is revoked: what is made before is found, and what comes after finds it revoked. */
    private static final String WHILE_NONE_IS_REVOKED = "SELECT pg_advisory_xact_lock_shared(7201, hashtext($1))::text";

    private static final String WHILE_NONE_IS_MADE = "SELECT pg_advisory_xact_lock(7201, hashtext($1))::text";
    private static final int SHOWN = 8;

    private final Uuid7s ids;
    private final InstantSource clock;

    TokenStore(Uuid7s ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    Uni<List<ApiToken>> list(Tx tx, UUID user, PageRequest page) {
        return tx.connection()
                .preparedQuery(LIST)
                .execute(Tuple.of(user, page.size(), page.offset()))
                .map(rows -> rows.stream().map(ApiToken::of).toList());
    }

    /** Who asks; fails with {@code Unauthenticated} when the token that asks was revoked meanwhile. */
    Uni<Maker> maker(Tx tx, Caller caller) {
        if (caller.signedIn()) {
            return Uni.createFrom().item(Maker.signedIn(caller.user()));
        }
        return tx.connection()
                .preparedQuery(WHILE_NONE_IS_REVOKED)
                .execute(Tuple.of(caller.workspace().toString()))
                .chain(() -> tx.connection().preparedQuery(MAKER).execute(Tuple.of(caller.credential())))
                .map(rows -> rows.stream().findFirst().orElseThrow(Unauthenticated::wrong))
                .map(row -> maker(caller, row));
    }

    private static Maker maker(Caller caller, Row row) {
        List<AddressRange> allowed = Stream.of(row.getArrayOfStrings("allowed_ips"))
                .map(AddressRange::new)
                .toList();
        return new Maker(
                caller.user(),
                Optional.of(caller.credential()),
                Optional.ofNullable(row.getOffsetDateTime("expires_at")).map(OffsetDateTime::toInstant),
                allowed);
    }

    Uni<ApiToken> insert(
            Tx tx, UUID workspace, UUID user, Maker maker, TokenOrder order, Set<String> abilities, String text) {
        return tx.connection()
                .preparedQuery(INSERT)
                .execute(Tuple.tuple(Arrays.asList(
                        ids.next(),
                        workspace,
                        user,
                        order.name(),
                        Buffer.buffer(ApiTokenDigest.of(text)),
                        text.substring(0, SHOWN),
                        abilities.toArray(String[]::new),
                        utc(clock.instant()),
                        order.expiresAt().map(TokenStore::utc).orElse(null),
                        order.allowedIps().stream().map(AddressRange::text).toArray(String[]::new),
                        maker.person(),
                        maker.token().orElse(null))))
                .map(rows -> ApiToken.of(rows.iterator().next()));
    }

    /** The tokens that ended: that one, and what was made with it; none when the user had no such token. */
    Uni<List<ApiToken>> revoke(Tx tx, UUID workspace, UUID user, UUID token) {
        return tx.connection()
                .preparedQuery(WHILE_NONE_IS_MADE)
                .execute(Tuple.of(workspace.toString()))
                .chain(() -> tx.connection().preparedQuery(REVOKE).execute(Tuple.of(user, token, utc(clock.instant()))))
                .map(rows -> rows.stream().map(ApiToken::of).toList());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

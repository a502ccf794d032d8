package io.tidings.auth.token;

import io.smallrye.mutiny.Uni;
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
import org.jspecify.annotations.Nullable;

/** Table {@code api_token}, within a workspace. */
@ApplicationScoped
class TokenStore {
    private static final String COLUMNS =
            "id, user_id, name, shown, abilities, created_at, expires_at, last_used_at," + " allowed_ips";
    private static final String LIST = "SELECT " + COLUMNS + " FROM api_token"
            + " WHERE user_id = $1 AND revoked_at IS NULL ORDER BY created_at DESC, number DESC LIMIT $2 OFFSET $3";
    private static final String INSERT = "INSERT INTO api_token"
            + " (id, workspace, user_id, name, digest, shown, abilities, created_at, expires_at, allowed_ips)"
            + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING " + COLUMNS;
    private static final String REVOKE =
            "UPDATE api_token SET revoked_at = $3 WHERE id = $2 AND user_id = $1 AND revoked_at IS NULL RETURNING "
                    + COLUMNS;
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
                .map(rows -> rows.stream().map(TokenStore::token).toList());
    }

    Uni<ApiToken> insert(Tx tx, UUID workspace, UUID user, TokenOrder order, Set<String> abilities, String text) {
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
                        order.allowedIps().stream().map(AddressRange::text).toArray(String[]::new))))
                .map(rows -> token(rows.iterator().next()));
    }

    /** The token that ended; empty when the user had no such token. */
    Uni<Optional<ApiToken>> revoke(Tx tx, UUID user, UUID token) {
        return tx.connection()
                .preparedQuery(REVOKE)
                .execute(Tuple.of(user, token, utc(clock.instant())))
                .map(rows -> rows.stream().findFirst().map(TokenStore::token));
    }

    private static ApiToken token(Row row) {
        return new ApiToken(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getString("name"),
                row.getString("shown"),
                List.of(row.getArrayOfStrings("abilities")),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("expires_at")),
                instant(row.getOffsetDateTime("last_used_at")),
                List.of(row.getArrayOfStrings("allowed_ips")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant).orElse(null);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package io.tidings.auth.token;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.membership.Standing;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks up API tokens that are used. */
@ApplicationScoped
public class ApiTokens {
    private static final String USE =
            "SELECT " + Standing.COLUMNS + ", c.abilities, c.last_used_at, c.expires_at, c.allowed_ips"
                    + " FROM api_token c" + Standing.TABLES
                    + " WHERE c.digest = $1 AND c.revoked_at IS NULL AND (c.expires_at IS NULL OR c.expires_at > $2)"
                    + " AND (c.issued_by IS NULL OR c.issued_by = c.user_id OR EXISTS (SELECT FROM membership i"
                    + " WHERE i.workspace = c.workspace AND i.user_id = c.issued_by))";
    private static final String TOUCH = "UPDATE api_token SET last_used_at = $2 WHERE digest = $1";

    /** The precision of {@code last_used_at}. */
    private static final Duration USE_GRANULARITY = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final InstantSource clock;

    ApiTokens(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether the text has the form of an API token. */
    public static boolean hasForm(String text) {
        return ApiTokenDigest.hasForm(text);
    }

    /** Who holds this token; empty when it is unknown, revoked or over, or its maker has left. Notes the use. */
    public Uni<Optional<ApiTokenHolder>> use(String token) {
        Buffer digest = Buffer.buffer(ApiTokenDigest.of(token));
        Instant now = clock.instant();
        return transactions.asWorker(tx -> tx.connection()
                .preparedQuery(USE)
                .execute(Tuple.of(digest, utc(now)))
                .map(rows -> rows.stream().findFirst())
                .call(row -> touch(tx, digest, now, row))
                .map(row -> row.map(ApiTokens::holder)));
    }

    private static Uni<?> touch(Tx tx, Buffer digest, Instant now, Optional<Row> row) {
        return row.filter(found -> isStale(found.getOffsetDateTime("last_used_at"), now))
                        .isPresent()
                ? tx.connection().preparedQuery(TOUCH).execute(Tuple.of(digest, utc(now)))
                : Uni.createFrom().voidItem();
    }

    private static boolean isStale(@Nullable OffsetDateTime lastUse, Instant now) {
        return lastUse == null || lastUse.toInstant().isBefore(now.minus(USE_GRANULARITY));
    }

    private static ApiTokenHolder holder(Row row) {
        return new ApiTokenHolder(
                Standing.of(row),
                Set.of(row.getArrayOfStrings("abilities")),
                Optional.ofNullable(row.getOffsetDateTime("expires_at")).map(OffsetDateTime::toInstant),
                List.of(row.getArrayOfStrings("allowed_ips")));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

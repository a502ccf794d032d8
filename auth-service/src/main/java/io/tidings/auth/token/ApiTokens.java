package io.tidings.auth.token;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.membership.Standing;
import io.tidings.auth.revocation.CredentialNews;
import io.tidings.platform.fault.Invalid;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Table {@code api_token}. */
@ApplicationScoped
public class ApiTokens {
    private static final String USE =
            "SELECT " + Standing.COLUMNS + ", c.abilities, c.last_used_at, c.expires_at, c.allowed_ips"
                    + " FROM api_token c" + Standing.TABLES
                    + " WHERE c.digest = $1 AND c.revoked_at IS NULL AND (c.expires_at IS NULL OR c.expires_at > $2)"
                    + " AND (c.issued_by IS NULL OR c.issued_by = c.user_id OR EXISTS (SELECT FROM membership i"
                    + " WHERE i.workspace = c.workspace AND i.user_id = c.issued_by))";
    private static final String TOUCH = "UPDATE api_token SET last_used_at = $2 WHERE digest = $1";
    private static final String UPSERT = """
            INSERT INTO api_token AS t (id, workspace, user_id, name, digest, shown, abilities, expires_at)
            SELECT $1, m.workspace, m.user_id, $4, $5, $6, $7, $8
            FROM membership m WHERE m.workspace = $2 AND m.user_id = $3
            ON CONFLICT (id) DO UPDATE SET workspace = excluded.workspace, user_id = excluded.user_id,
                name = excluded.name, digest = excluded.digest, shown = excluded.shown,
                abilities = excluded.abilities, expires_at = excluded.expires_at
            RETURNING number""";
    private static final int SHOWN = 8;

    /** The precision of {@code last_used_at}. */
    private static final Duration USE_GRANULARITY = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final CredentialNews news;
    private final InstantSource clock;

    ApiTokens(Transactions transactions, CredentialNews news, InstantSource clock) {
        this.transactions = transactions;
        this.news = news;
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

    /** Stores the token, tells gateways that it is not what it was, and answers its integer id; fails with {@code Invalid}. */
    Uni<Long> put(UUID id, ApiTokenSpec spec) {
        ApiTokenRules.check(spec);
        return transactions
                .asWorker(tx -> tx.connection()
                        .preparedQuery(UPSERT)
                        .execute(row(id, spec))
                        .map(rows -> rows.stream().findFirst().orElseThrow(ApiTokens::noMember))
                        .call(() -> news.ofCredential(tx, Objects.requireNonNull(spec.workspace()), id))
                        .map(row -> row.getLong(0)))
                .onFailure(ApiTokens::isTaken)
                .transform(taken -> Invalid.field("token", "The token has already been taken."));
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

    private static Tuple row(UUID id, ApiTokenSpec spec) {
        String token = Objects.requireNonNull(spec.token());
        List<String> abilities = Objects.requireNonNull(spec.abilities());
        return Tuple.tuple(Arrays.asList(
                id,
                spec.workspace(),
                spec.user(),
                spec.name(),
                Buffer.buffer(ApiTokenDigest.of(token)),
                token.substring(0, SHOWN),
                abilities.stream().distinct().sorted().toArray(String[]::new),
                utcOrNull(spec.expiresAt())));
    }

    private static Invalid noMember() {
        return Invalid.field("user", "The selected user is invalid.");
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refused && "23505".equals(refused.getSqlState());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }
}

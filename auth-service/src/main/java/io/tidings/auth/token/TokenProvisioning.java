package io.tidings.auth.token;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.audit.AuditLog;
import io.tidings.auth.revocation.CredentialNews;
import io.tidings.events.Audited;
import io.tidings.platform.audit.Change;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.fault.Invalid;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates and changes API tokens for other services. */
@ApplicationScoped
class TokenProvisioning {
    private static final String ALONE = "SELECT pg_advisory_xact_lock(7202, hashtext($1))::text";
    private static final String COLUMNS =
            "workspace, number, digest, revoked_at IS NOT NULL AS revoked, " + ApiToken.COLUMNS;
    private static final String FIND = "SELECT " + COLUMNS + " FROM api_token WHERE id = $1";
    private static final String UPSERT = """
            INSERT INTO api_token AS t (id, workspace, user_id, name, digest, shown, abilities, expires_at)
            SELECT $1, m.workspace, m.user_id, $4, $5, $6, $7, $8
            FROM membership m WHERE m.workspace = $2 AND m.user_id = $3
            ON CONFLICT (id) DO UPDATE SET workspace = excluded.workspace, user_id = excluded.user_id,
                name = excluded.name, digest = excluded.digest, shown = excluded.shown,
                abilities = excluded.abilities, expires_at = excluded.expires_at
            RETURNING\s""" + COLUMNS;
    private static final int SHOWN = 8;

    private final Transactions transactions;
    private final CredentialNews news;
    private final AuditLog audit;

    TokenProvisioning(Transactions transactions, CredentialNews news, AuditLog audit) {
        this.transactions = transactions;
        this.news = news;
        this.audit = audit;
    }

    /** Stores the token, tells gateways that it is not what it was, and answers its integer id; fails with {@code Invalid}. */
    Uni<Long> put(Caller caller, UUID id, ApiTokenSpec spec) {
        ApiTokenRules.check(spec);
        return transactions
                .asWorker(tx -> query(tx, ALONE, Tuple.of(id.toString()))
                        .chain(() -> query(tx, FIND, Tuple.of(id)))
                        .chain(before -> put(tx, caller, id, spec, before)))
                .onFailure(TokenProvisioning::isTaken)
                .transform(taken -> Invalid.field("token", "The token has already been taken."));
    }

    private Uni<Long> put(Tx tx, Caller caller, UUID id, ApiTokenSpec spec, Optional<Row> before) {
        return query(tx, UPSERT, row(id, spec))
                .map(stored -> stored.orElseThrow(TokenProvisioning::noMember))
                .call(() -> news.ofCredential(tx, Objects.requireNonNull(spec.workspace()), id))
                .call(after -> audit.write(tx, notes(caller, before, after)))
                .map(after -> after.getLong("number"));
    }

    /** Where a token goes from one workspace to another, each log tells its part. */
    private static boolean isMoved(Row was, Row is) {
        return !was.getUUID("workspace").equals(is.getUUID("workspace"));
    }

    private List<Audited> notes(Caller caller, Optional<Row> before, Row after) {
        Audited created = note(caller, after, "api_token.created", Change.made(state(after)));
        if (before.isEmpty()) {
            return List.of(created);
        }
        Row was = before.get();
        if (isMoved(was, after)) {
            return was.getBoolean("revoked")
                    ? List.of(created)
                    : List.of(note(caller, was, "api_token.revoked", Change.removed(state(was))), created);
        }
        Change change = change(was, after);
        return change.isNone() ? List.of() : List.of(note(caller, after, "api_token.changed", change));
    }

    /** Of two that begin alike the state shows no difference. */
    private static Change change(Row was, Row is) {
        Map<String, @Nullable Object> state = state(is);
        if (!was.getBuffer("digest").equals(is.getBuffer("digest"))) {
            state.put("replaced", List.of("token"));
        }
        return Change.of(state(was), state);
    }

    /** One that was revoked stays so, whatever else becomes of it. */
    private static Map<String, @Nullable Object> state(Row token) {
        Map<String, @Nullable Object> state = ApiToken.of(token).state();
        if (token.getBoolean("revoked")) {
            state.put("revoked", true);
        }
        return state;
    }

    private Audited note(Caller caller, Row token, String action, Change change) {
        return audit.note(
                token.getUUID("workspace"), caller.user(), action, "api_token:" + token.getUUID("id"), change);
    }

    private static Uni<Optional<Row>> query(Tx tx, String sql, Tuple values) {
        return tx.connection()
                .preparedQuery(sql)
                .execute(values)
                .map(rows -> rows.stream().findFirst());
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
                Optional.ofNullable(spec.expiresAt())
                        .map(end -> end.atOffset(ZoneOffset.UTC))
                        .orElse(null)));
    }

    private static Invalid noMember() {
        return Invalid.field("user", "The selected user is invalid.");
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refused && "23505".equals(refused.getSqlState());
    }
}

package io.tidings.auth.key;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.audit.AuditLog;
import io.tidings.auth.time.Times;
import io.tidings.events.Audited;
import io.tidings.platform.audit.Change;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.secret.SecretBox;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Table {@code signing_key}; each change with its entry in the platform's audit log. */
@ApplicationScoped
class KeyStore {
    /** Names the creation of keys among the database's advisory locks. */
    private static final long CREATION = 0x6b65_7973L;

    private static final String RETIRE_FOLLOWED = """
            UPDATE signing_key k SET retired_at = $3
            WHERE k.purpose = $1 AND k.retired_at IS NULL AND EXISTS (
                SELECT FROM signing_key n
                WHERE n.purpose = k.purpose AND n.retired_at IS NULL AND n.signs_from <= $2
                    AND (n.signs_from, n.kid) > (k.signs_from, k.kid))
            RETURNING kid, purpose, signs_from""";
    private static final String RETIRE = """
            UPDATE signing_key k SET retired_at = $3
            WHERE k.kid = $1 AND k.retired_at IS NULL AND EXISTS (
                SELECT FROM signing_key n
                WHERE n.purpose = $2 AND n.kid <> k.kid AND n.retired_at IS NULL AND n.signs_from <= $3)
            RETURNING kid, purpose, signs_from""";

    private final Transactions transactions;
    private final SecretBox secrets;
    private final AuditLog audit;

    KeyStore(Transactions transactions, SecretBox secrets, AuditLog audit) {
        this.transactions = transactions;
        this.secrets = secrets;
        this.audit = audit;
    }

    Uni<Keyring> load() {
        return transactions.asWorker(this::active);
    }

    /** Stores those of the keys whose purpose has none. */
    Uni<Keyring> addMissing(List<SigningKey> candidates) {
        return add(candidates, (found, key) -> !found.has(key.purpose()));
    }

    /** Stores those of the keys that are wanted beside what is there, in one turn with every other process that tries. */
    Uni<Keyring> add(List<SigningKey> candidates, BiPredicate<Keyring, SigningKey> wanted) {
        return transactions.asWorker(tx -> lock(tx).chain(() -> active(tx))
                .chain(found -> insert(
                        tx,
                        candidates.stream()
                                .filter(key -> wanted.test(found, key))
                                .toList()))
                .chain(() -> active(tx)));
    }

    /** Retires the keys of that purpose which a newer one has followed since then or earlier. */
    Uni<Void> retireFollowed(Purpose purpose, Instant since, Instant now) {
        return transactions.asWorker(tx -> lock(tx).chain(() -> tx.connection()
                        .preparedQuery(RETIRE_FOLLOWED)
                        .execute(Tuple.of(purpose.column(), utc(since), utc(now))))
                .chain(gone -> noteEnded(tx, "signing_key.expired", gone)));
    }

    /** Retires a key, unless no other one of its purpose signs by now; tells whether it did. */
    Uni<Boolean> retire(SigningKey key, Instant now) {
        return transactions.asWorker(tx -> lock(tx).chain(() -> tx.connection()
                        .preparedQuery(RETIRE)
                        .execute(Tuple.of(key.kid(), key.purpose().column(), utc(now))))
                .call(gone -> noteEnded(tx, "signing_key.retired", gone))
                .map(done -> done.rowCount() == 1));
    }

    private static Uni<?> lock(Tx tx) {
        return tx.connection().preparedQuery("SELECT pg_advisory_xact_lock($1)").execute(Tuple.of(CREATION));
    }

    private Uni<Void> insert(Tx tx, List<SigningKey> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.connection()
                .preparedQuery("INSERT INTO signing_key (kid, purpose, public_key, private_key, signs_from)"
                        + " VALUES ($1, $2, $3, $4, $5)")
                .executeBatch(keys.stream().map(this::row).toList())
                .chain(() -> audit.write(
                        tx,
                        keys.stream()
                                .map(key -> note(
                                        "signing_key.added",
                                        key.kid(),
                                        Change.made(state(key.purpose().column(), key.signsFrom()))))
                                .toList()));
    }

    private Uni<Void> noteEnded(Tx tx, String action, RowSet<Row> gone) {
        return audit.write(
                tx,
                gone.stream()
                        .map(row -> note(
                                action,
                                row.getString("kid"),
                                Change.removed(state(
                                        row.getString("purpose"),
                                        row.getOffsetDateTime("signs_from").toInstant()))))
                        .toList());
    }

    private Audited note(String action, String kid, Change change) {
        return audit.note(Caller.NOBODY, Caller.NOBODY, action, "signing_key:" + kid, change);
    }

    private static Map<String, String> state(String purpose, Instant signsFrom) {
        return new TreeMap<>(Map.of("purpose", purpose, "signs_from", Times.written(signsFrom)));
    }

    private Tuple row(SigningKey key) {
        String privateKey = RsaKeys.text(key.privateKey());
        return Tuple.of(
                key.kid(),
                key.purpose().column(),
                Buffer.buffer(key.publicKey().getEncoded()),
                Buffer.buffer(secrets.seal(SecretBox.PLATFORM, privateKey)),
                utc(key.signsFrom()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private Uni<Keyring> active(Tx tx) {
        return tx.connection()
                .preparedQuery("SELECT kid, purpose, public_key, private_key, signs_from FROM signing_key"
                        + " WHERE retired_at IS NULL")
                .execute()
                .map(this::keyring);
    }

    private Keyring keyring(RowSet<Row> rows) {
        return new Keyring(rows.stream().map(this::key).toList());
    }

    private SigningKey key(Row row) {
        OffsetDateTime signsFrom = Objects.requireNonNull(row.getOffsetDateTime("signs_from"));
        return new SigningKey(
                row.getString("kid"),
                Purpose.of(row.getString("purpose")),
                RsaKeys.publicKey(row.getBuffer("public_key").getBytes()),
                RsaKeys.privateKey(secrets.open(
                        SecretBox.PLATFORM, row.getBuffer("private_key").getBytes())),
                signsFrom.toInstant());
    }
}

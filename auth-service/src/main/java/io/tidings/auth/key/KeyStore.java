package io.tidings.auth.key;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.secret.SecretBox;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** Table {@code signing_key}. */
@ApplicationScoped
class KeyStore {
    /** Names the creation of keys among the database's advisory locks. */
    private static final long CREATION = 0x6b65_7973L;

    private final Transactions transactions;
    private final SecretBox secrets;

    KeyStore(Transactions transactions, SecretBox secrets) {
        this.transactions = transactions;
        this.secrets = secrets;
    }

    Uni<Keyring> load() {
        return transactions.asWorker(this::active);
    }

    /** Stores those of the keys whose purpose has none, in one turn with every other process that tries. */
    Uni<Keyring> addMissing(List<SigningKey> candidates) {
        return transactions.asWorker(tx -> lock(tx).chain(() -> active(tx))
                .chain(found -> insert(tx, missing(found, candidates)))
                .chain(() -> active(tx)));
    }

    private static Uni<?> lock(Tx tx) {
        return tx.connection().preparedQuery("SELECT pg_advisory_xact_lock($1)").execute(Tuple.of(CREATION));
    }

    private static List<SigningKey> missing(Keyring found, List<SigningKey> candidates) {
        return candidates.stream().filter(key -> !found.has(key.purpose())).toList();
    }

    private Uni<Void> insert(Tx tx, List<SigningKey> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.connection()
                .preparedQuery("INSERT INTO signing_key (kid, purpose, public_key, private_key, signs_from)"
                        + " VALUES ($1, $2, $3, $4, $5)")
                .executeBatch(keys.stream().map(this::row).toList())
                .replaceWithVoid();
    }

    private Tuple row(SigningKey key) {
        String privateKey = RsaKeys.text(key.privateKey());
        return Tuple.of(
                key.kid(),
                key.purpose().column(),
                Buffer.buffer(key.publicKey().getEncoded()),
                Buffer.buffer(secrets.seal(SecretBox.PLATFORM, privateKey)),
                key.signsFrom().atOffset(ZoneOffset.UTC));
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

package io.tidings.messaging.account;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.secret.SecretBox;
import io.tidings.platform.store.Tx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Table {@code account}. */
@Singleton
class AccountStore {

    private static final Logger LOG = Logger.getLogger(AccountStore.class);

    private static final String PUT = """
            INSERT INTO account AS a (id, workspace, name, provider, base_url, graph_version, waba_id,
                                      access_token, app_secret, verify_token, created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
            ON CONFLICT (id) DO UPDATE
               SET name = excluded.name, provider = excluded.provider, base_url = excluded.base_url,
                   graph_version = excluded.graph_version, waba_id = excluded.waba_id,
                   access_token = excluded.access_token, app_secret = excluded.app_secret,
                   verify_token = excluded.verify_token, updated_at = excluded.updated_at
            RETURNING number""";
    private static final String FIND = "SELECT * FROM account WHERE id = $1";
    /** Of two who make the same one at once, the second changes it. */
    private static final String ALONE = "SELECT pg_advisory_xact_lock(7013, hashtext($1))::text";

    private final SecretBox secrets;
    private final InstantSource clock;

    AccountStore(SecretBox secrets, InstantSource clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Adds or changes an account of the transaction's workspace, and answers its integer id. */
    Uni<Long> put(Tx tx, UUID id, AccountRequest account) {
        UUID workspace = account.workspace();
        Tuple values = Tuple.tuple()
                .addValue(id)
                .addValue(workspace)
                .addValue(account.name())
                .addValue(account.provider())
                .addValue(account.baseUrl().toString())
                .addValue(account.graphVersion())
                .addValue(account.wabaId())
                .addValue(sealed(workspace, account.accessToken()))
                .addValue(sealed(workspace, account.appSecret()))
                .addValue(sealed(workspace, account.verifyToken()))
                .addValue(clock.instant().atOffset(ZoneOffset.UTC));
        return tx.connection()
                .preparedQuery(PUT)
                .execute(values)
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** The account, or empty when the transaction sees none of that id. */
    Uni<Optional<Account>> find(Tx tx, UUID id) {
        return tx.connection().preparedQuery(FIND).execute(Tuple.of(id)).map(this::first);
    }

    /** What the account is before it becomes that; nobody else makes or changes it until the transaction ends. */
    Uni<Optional<Before>> lock(Tx tx, UUID id, AccountRequest next) {
        return tx.connection()
                .preparedQuery(ALONE)
                .execute(Tuple.of(id.toString()))
                .chain(() -> tx.connection().preparedQuery(FIND).execute(Tuple.of(id)))
                .map(rows -> rows.stream().findFirst().map(row -> before(row, next)));
    }

    private Before before(Row row, AccountRequest next) {
        Map<String, String> secrets = new TreeMap<>(Map.of(
                "access_token", next.accessToken(),
                "app_secret", next.appSecret(),
                "verify_token", next.verifyToken()));
        secrets.entrySet().removeIf(secret -> holds(row, secret.getKey(), secret.getValue()));
        return new Before(
                row.getString("name"),
                row.getString("provider"),
                row.getString("base_url"),
                row.getString("graph_version"),
                row.getString("waba_id"),
                List.copyOf(secrets.keySet()));
    }

    /** What can't be opened any more, since its key is gone, is replaced by whatever comes. */
    private boolean holds(Row row, String column, String plain) {
        try {
            return opened(row.getUUID("workspace"), row.getBuffer(column)).equals(plain);
        } catch (IllegalStateException e) {
            LOG.warnf(
                    "%s of account %s can't be opened, and is replaced: %s", column, row.getUUID("id"), e.getMessage());
            return false;
        }
    }

    /**
     * An account that is about to change.
     *
     * @param replaced names of the secrets that will be others
     */
    record Before(
            String name, String provider, String baseUrl, String graphVersion, String wabaId, List<String> replaced) {

        Before {
            replaced = List.copyOf(replaced);
        }
    }

    private Optional<Account> first(RowSet<Row> rows) {
        Iterator<Row> row = rows.iterator();
        return row.hasNext() ? Optional.of(account(row.next())) : Optional.empty();
    }

    private Account account(Row row) {
        UUID workspace = row.getUUID("workspace");
        return new Account(
                row.getUUID("id"),
                row.getLong("number"),
                workspace,
                row.getString("name"),
                row.getString("provider"),
                URI.create(row.getString("base_url")),
                row.getString("graph_version"),
                row.getString("waba_id"),
                opened(workspace, row.getBuffer("access_token")),
                opened(workspace, row.getBuffer("app_secret")),
                opened(workspace, row.getBuffer("verify_token")));
    }

    private Buffer sealed(UUID workspace, String plain) {
        return Buffer.buffer(secrets.seal(workspace, plain));
    }

    private String opened(UUID workspace, io.vertx.mutiny.core.buffer.Buffer sealed) {
        return secrets.open(workspace, sealed.getBytes());
    }
}

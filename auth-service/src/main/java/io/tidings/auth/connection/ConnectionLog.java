package io.tidings.auth.connection;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Writes table {@code connection_log}. */
@ApplicationScoped
public class ConnectionLog {
    private static final Logger LOG = Logger.getLogger(ConnectionLog.class);
    private static final String WRITE =
            "INSERT INTO connection_log (workspace, user_id, event, address, user_agent, created_at)"
                    + " VALUES ($1, $2, $3, nullif($4::text, '')::inet, $5, $6)";

    private final Transactions transactions;
    private final InstantSource clock;

    ConnectionLog(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Notes a login in its transaction. */
    public Uni<Void> signedIn(Tx tx, UUID workspace, UUID user, Client client) {
        return write(tx, workspace, user, Connection.LOGIN, client);
    }

    /**
     * Notes a refused login, some time after this call returned.
     *
     * @param code of the fault that refused it
     */
    public void refused(UUID workspace, UUID user, String code, Client client) {
        transactions
                .inWorkspace(workspace, tx -> write(tx, workspace, user, code, client))
                .subscribe()
                .with(written -> {}, e -> LOG.warnf(e, "A refused login of user %s is not in the log", user));
    }

    private Uni<Void> write(Tx tx, UUID workspace, UUID user, String event, Client client) {
        return tx.connection()
                .preparedQuery(WRITE)
                .execute(Tuple.of(
                        workspace,
                        user,
                        event,
                        Addresses.stored(client.address()),
                        client.userAgent(),
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}

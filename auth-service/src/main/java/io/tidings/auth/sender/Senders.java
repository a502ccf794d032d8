package io.tidings.auth.sender;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.sender.SendingAccount.Sender;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads table {@code sender}. */
@ApplicationScoped
public class Senders {
    private static final String ACTIVE = "SELECT account_number, account_name, number, phone, name FROM sender"
            + " WHERE active ORDER BY account_number, number";

    private static final String FIRST = "SELECT device, shard FROM sender WHERE workspace = $1 AND active"
            + " AND shard IS NOT NULL ORDER BY account_number, number LIMIT 1";

    private final Transactions transactions;

    Senders(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The accounts of a workspace, by number. */
    public Uni<List<SendingAccount>> accounts(UUID workspace) {
        return transactions.inWorkspace(workspace, this::accounts);
    }

    /** The accounts of the transaction's workspace, by number. */
    public Uni<List<SendingAccount>> accounts(Tx tx) {
        return tx.connection().preparedQuery(ACTIVE).execute().map(Senders::accounts);
    }

    /** A number of the workspace that messages can be sent from; in a transaction of the worker. */
    public Uni<Optional<Device>> first(Tx tx, UUID workspace) {
        return tx.connection()
                .preparedQuery(FIRST)
                .execute(Tuple.of(workspace))
                .map(rows ->
                        rows.stream().findFirst().map(row -> new Device(row.getUUID("device"), row.getShort("shard"))));
    }

    private static List<SendingAccount> accounts(RowSet<Row> rows) {
        Map<Long, SendingAccount> accounts = new LinkedHashMap<>();
        for (Row row : rows) {
            accounts.computeIfAbsent(row.getLong("account_number"), number -> account(number, row))
                    .senders()
                    .add(new Sender(row.getLong("number"), row.getString("phone"), row.getString("name")));
        }
        return List.copyOf(accounts.values());
    }

    private static SendingAccount account(long number, Row row) {
        return new SendingAccount(number, row.getString("account_name"), new ArrayList<>());
    }

    /**
     * Where a message goes out.
     *
     * @param shard the partition of its commands
     */
    public record Device(UUID id, int shard) {}
}

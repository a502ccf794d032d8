package io.tidings.broadcast.sender;

import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.catalog.Catalog;
import io.tidings.broadcast.catalog.Template;
import io.tidings.platform.fault.Invalid;
import io.tidings.platform.store.Transactions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The numbers over which a workspace may send. */
@Singleton
public class Senders {

    private static final String OF_ACCOUNT =
            "SELECT device, id, account, name, phone FROM sender WHERE account = $1 AND active ORDER BY id";
    private static final String BY_ID = "SELECT device, id, account, name, phone FROM sender WHERE id = $1 AND active";

    private final Transactions transactions;
    private final Catalog catalog;

    Senders(Transactions transactions, Catalog catalog) {
        this.transactions = transactions;
        this.catalog = catalog;
    }

    /** The numbers over which this template may be sent; fails when the workspace has no such template. */
    public Uni<List<Sender>> ofTemplate(UUID workspace, long templateId) {
        return catalog.template(workspace, templateId)
                .map(found ->
                        found.orElseThrow(() -> Invalid.field("template_id", "The selected template id is invalid.")))
                .chain(template -> ofAccountOf(workspace, template));
    }

    private Uni<List<Sender>> ofAccountOf(UUID workspace, Template template) {
        return select(workspace, OF_ACCOUNT, Tuple.of(template.draft().account()));
    }

    /** The workspace's number of this integer id; another workspace's is unknown. */
    public Uni<Optional<Sender>> find(UUID workspace, long id) {
        return select(workspace, BY_ID, Tuple.of(id))
                .map(found -> found.stream().findFirst());
    }

    private Uni<List<Sender>> select(UUID workspace, String sql, Tuple parameters) {
        return transactions
                .inWorkspace(workspace, tx -> tx.connection().preparedQuery(sql).execute(parameters))
                .map(Senders::senders);
    }

    private static List<Sender> senders(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Sender(
                        row.getUUID("device"),
                        row.getLong("id"),
                        row.getUUID("account"),
                        row.getString("name"),
                        row.getString("phone")))
                .toList();
    }
}

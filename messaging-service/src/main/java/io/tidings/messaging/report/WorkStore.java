package io.tidings.messaging.report;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Transactions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Counts what waits. */
@ApplicationScoped
class WorkStore {

    /** More than this are not counted, so that a caller with millions costs no more than one with thousands. */
    private static final int MOST = 10_000;

    private static final String COUNT = "SELECT messages, scheduled, batches FROM workspace_work($1)";

    private final Transactions transactions;

    WorkStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What waits for the workspace, up to 10,000 messages of it. */
    Uni<Work> of(UUID workspace) {
        return transactions.inWorkspace(
                workspace,
                tx -> tx.connection()
                        .preparedQuery(COUNT)
                        .execute(Tuple.of(MOST))
                        .map(rows -> work(rows.iterator().next())));
    }

    private static Work work(Row row) {
        return new Work(row.getLong("messages"), row.getLong("scheduled"), row.getLong("batches"));
    }
}

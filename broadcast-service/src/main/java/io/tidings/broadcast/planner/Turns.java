package io.tidings.broadcast.planner;

import io.smallrye.mutiny.Uni;
import io.tidings.events.SendRequested;
import io.tidings.platform.event.Outbox;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * One turn commands one chunk of one broadcast: of the workspace that has waited longest, among those with room. The
 * row of the broadcast is locked meanwhile, and passed over by other planners.
 */
@Singleton
class Turns {

    /** Little room is left until there is more, so that commands are not of single recipients. */
    private static final String CLAIM = """
            SELECT %s, b.commanded, least(b.contacts - b.commanded, r.lead - (b.commanded - b.reported)) AS room
            FROM broadcast b
            JOIN sender s ON s.device = b.device
            CROSS JOIN LATERAL (SELECT least($1, greatest(1, s.rate_per_second * $2)) AS lead) r
            LEFT JOIN turn t ON t.workspace = b.workspace
            WHERE b.state IN ('in_queue', 'sending') AND b.commanded < b.contacts
              AND (b.blocked_until IS NULL OR b.blocked_until <= $3)
              AND r.lead - (b.commanded - b.reported) >= least(b.contacts - b.commanded, (r.lead + 3) / 4, $4)
            ORDER BY t.served_at NULLS FIRST, b.planned_at NULLS FIRST, b.id
            LIMIT 1 FOR UPDATE OF b SKIP LOCKED
            """.formatted(Plan.COLUMNS);

    private static final String MARK = "UPDATE broadcast SET commanded = $2, planned_at = $3 WHERE uuid = $1";
    private static final String REMEMBER =
            "INSERT INTO command (broadcast, first, last, workspace, due_at) VALUES ($1, $2, $3, $4, $5)";
    private static final String SERVED = """
            INSERT INTO turn (workspace, served_at) VALUES ($1, $2)
            ON CONFLICT (workspace) DO UPDATE SET served_at = excluded.served_at
            """;

    private final PlannerConfig config;
    private final Transactions transactions;
    private final PlannedRecipients recipients;
    private final CommandWriter writer;
    private final Outbox outbox;
    private final Blocks blocks;
    private final InstantSource time;

    Turns(
            PlannerConfig config,
            Transactions transactions,
            PlannedRecipients recipients,
            CommandWriter writer,
            Outbox outbox,
            Blocks blocks,
            InstantSource time) {
        this.config = config;
        this.transactions = transactions;
        this.recipients = recipients;
        this.writer = writer;
        this.outbox = outbox;
        this.blocks = blocks;
        this.time = time;
    }

    /** How many recipients were commanded; 0 when no broadcast has room. */
    Uni<Integer> take() {
        OffsetDateTime now = time.instant().atOffset(ZoneOffset.UTC);
        Tuple bounds =
                Tuple.of(config.largestLead(), (int) config.lead().toSeconds(), now, Math.max(1, config.chunk() / 4));
        return transactions
                .asWorker(tx -> execute(tx, CLAIM, bounds).chain(claimed -> plan(tx, claimed)))
                .onFailure(Unplannable.class)
                .recoverWithUni(failure -> blocks.block((Unplannable) failure).replaceWith(1));
    }

    private Uni<Integer> plan(Tx tx, RowSet<Row> claimed) {
        if (claimed.size() == 0) {
            return Uni.createFrom().item(0);
        }
        Row row = claimed.iterator().next();
        Plan plan = Plan.of(row);
        return plan(tx, plan, row.getInteger("commanded"), row.getInteger("room"))
                .onFailure()
                .transform(cause -> new Unplannable(plan.broadcast(), cause));
    }

    private Uni<Integer> plan(Tx tx, Plan plan, int before, int room) {
        int last = before + Math.min(room, config.chunk());
        return recipients
                .next(tx, plan.broadcast(), before + 1, last)
                .map(next -> writer.command(plan, next))
                .call(command -> outbox.append(tx, List.of(CommandWriter.addressed(command))))
                .call(command -> mark(tx, command, before))
                .map(command -> command.recipients().size());
    }

    private Uni<RowSet<Row>> mark(Tx tx, SendRequested command, int before) {
        int last = before + command.recipients().size();
        OffsetDateTime now = time.instant().atOffset(ZoneOffset.UTC);
        OffsetDateTime due = now.plus(config.acknowledgeWithin());
        return execute(tx, MARK, Tuple.of(command.broadcast(), last, now))
                .chain(() -> execute(
                        tx, REMEMBER, Tuple.of(command.broadcast(), before + 1, last, command.workspace(), due)))
                .chain(() -> execute(tx, SERVED, Tuple.of(command.workspace(), now)));
    }

    private static Uni<RowSet<Row>> execute(Tx tx, String sql, Tuple parameters) {
        return tx.connection().preparedQuery(sql).execute(parameters);
    }
}

package io.tidings.broadcast.planner;

import io.smallrye.mutiny.Uni;
import io.tidings.events.SendRequested;
import io.tidings.platform.event.Outbox;
import io.tidings.platform.event.OutgoingEvent;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Commands again what nobody has acknowledged in time, under the same ids, which are never sent twice. */
@Singleton
class Reminders {

    private static final Logger LOG = Logger.getLogger(Reminders.class);
    private static final int DOUBLINGS = 10;
    private static final String DUE = """
            SELECT %s, c.first, c.last, c.tries
            FROM command c JOIN broadcast b ON b.uuid = c.broadcast JOIN sender s ON s.device = b.device
            WHERE c.due_at <= $1 AND b.state <> 'paused' AND (b.blocked_until IS NULL OR b.blocked_until <= $1)
            ORDER BY c.due_at LIMIT 1 FOR UPDATE OF c SKIP LOCKED
            """.formatted(Plan.COLUMNS);
    private static final String SETTLED = "DELETE FROM command WHERE broadcast = $1 AND first = $2";
    private static final String AGAIN =
            "UPDATE command SET tries = tries + 1, due_at = $3 WHERE broadcast = $1 AND first = $2";

    private final PlannerConfig config;
    private final Transactions transactions;
    private final PlannedRecipients recipients;
    private final CommandWriter writer;
    private final Outbox outbox;
    private final Blocks blocks;
    private final InstantSource time;

    Reminders(
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

    /** Looks after one chunk that is due; whether there was one. */
    Uni<Boolean> take() {
        OffsetDateTime now = time.instant().atOffset(ZoneOffset.UTC);
        return transactions
                .asWorker(tx -> execute(tx, DUE, Tuple.of(now)).chain(due -> look(tx, due, now)))
                .onFailure(Unplannable.class)
                .recoverWithUni(failure -> blocks.block((Unplannable) failure).replaceWith(true));
    }

    private Uni<Boolean> look(Tx tx, RowSet<Row> due, OffsetDateTime now) {
        if (due.size() == 0) {
            return Uni.createFrom().item(false);
        }
        Row row = due.iterator().next();
        Plan plan = Plan.of(row);
        return look(tx, plan, row, now.plus(pause(row.getInteger("tries"))))
                .onFailure()
                .transform(cause -> new Unplannable(plan.broadcast(), cause))
                .replaceWith(true);
    }

    private Uni<RowSet<Row>> look(Tx tx, Plan plan, Row due, OffsetDateTime next) {
        int first = due.getInteger("first");
        return recipients
                .unacknowledged(tx, plan.broadcast(), first, due.getInteger("last"))
                .chain(left -> left.isEmpty()
                        ? execute(tx, SETTLED, Tuple.of(plan.broadcast(), first))
                        : outbox.append(tx, commands(plan, left))
                                .chain(() -> execute(tx, AGAIN, Tuple.of(plan.broadcast(), first, next))));
    }

    private List<OutgoingEvent> commands(Plan plan, List<PlannedRecipient> left) {
        LOG.infof("%d recipients of broadcast %s are commanded again", left.size(), plan.broadcast());
        List<OutgoingEvent> commands = new ArrayList<>();
        int done = 0;
        while (done < left.size()) {
            SendRequested command = writer.command(plan, left.subList(done, left.size()));
            commands.add(CommandWriter.addressed(command));
            done += command.recipients().size();
        }
        return commands;
    }

    private Duration pause(int tries) {
        Duration doubled = config.acknowledgeWithin().multipliedBy(1L << Math.min(tries, DOUBLINGS));
        return doubled.compareTo(config.longestPause()) < 0 ? doubled : config.longestPause();
    }

    private static Uni<RowSet<Row>> execute(Tx tx, String sql, Tuple parameters) {
        return tx.connection().preparedQuery(sql).execute(parameters);
    }
}

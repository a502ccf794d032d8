package io.tidings.messaging.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.events.ReceiptState;
import io.tidings.messaging.settlement.ReceiptApplier;
import io.tidings.messaging.shard.SimpleShard.Attempt;
import io.tidings.messaging.shard.Step.End;
import io.tidings.messaging.shard.Step.Target;
import io.tidings.platform.store.Transactions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tables as a test sets and sees them. */
@ApplicationScoped
class Tables {

    private static final String STATES = """
            SELECT m.id, m.state::text AS ended, m.receipt::text AS receipt, q.state::text AS queued, q.attempt
              FROM message m LEFT JOIN queue q ON q.shard = m.shard AND q.id = m.id WHERE m.id = ANY ($1)""";
    private static final String RECEIVE = """
            INSERT INTO receipt_intake (workspace, provider_id, status, at, correlation)
            SELECT w, p, s, now(), c FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[]) AS u (w, p, s, c)""";
    private static final String NOT_ENDED = """
            SELECT message FROM attempt
             WHERE id = ANY ($1) AND coalesce(outcome, 'open') NOT IN ('again', 'not_begun')
             GROUP BY message HAVING count(*) > 1""";

    private final Transactions transactions;
    private final ReceiptApplier receipts;

    Tables(Transactions transactions, ReceiptApplier receipts) {
        this.transactions = transactions;
        this.receipts = receipts;
    }

    /** Nobody has the shards. */
    void free(Collection<World> worlds) {
        execute(
                "UPDATE shard_owner SET owner = NULL, lease_until = '-infinity' WHERE shard = ANY ($1)",
                Tuple.of(shards(worlds)));
    }

    void endLeases(Collection<World> worlds) {
        if (!worlds.isEmpty()) {
            execute(
                    "UPDATE shard_owner SET lease_until = clock_timestamp() - interval '1 s' WHERE shard = ANY ($1)",
                    Tuple.of(shards(worlds)));
        }
    }

    void hold(UUID id, Target target, boolean held) {
        if (held) {
            execute(
                    "INSERT INTO hold (target, kind, reason) VALUES ($1, $2, 'test') ON CONFLICT DO NOTHING",
                    Tuple.of(id, target.name().toLowerCase(Locale.ROOT)));
        } else {
            execute("DELETE FROM hold WHERE target = $1", Tuple.of(id));
        }
    }

    /** Stores receipts as a webhook does. */
    void receive(Map<World, Step.Receipt> named, Map<World, Step.Nameless> nameless) {
        List<Received> received = new ArrayList<>();
        named.forEach((world, step) -> {
            UUID message = world.messages.get(step.message());
            Attempt current = world.current(message);
            String providerId = current == null ? "wamid." + UUID.randomUUID() : current.providerId();
            received.add(new Received(world.workspace, providerId, step.status(), message));
            world.model.report(message, step.status(), current);
        });
        nameless.forEach((world, step) -> {
            Attempt attempt = world.recent(step.attempt());
            // only of what the provider took there are receipts
            if (attempt != null && (attempt.end() == End.SENT || attempt.end() == End.UNKNOWN)) {
                received.add(new Received(world.workspace, attempt.providerId(), step.status(), null));
                world.model.reportNameless(attempt, step.status());
            }
        });
        if (!received.isEmpty()) {
            execute(
                    RECEIVE,
                    Tuple.of(
                            column(received, Received::workspace).toArray(UUID[]::new),
                            column(received, Received::providerId).toArray(String[]::new),
                            column(received, r -> r.status().name().toLowerCase(Locale.ROOT))
                                    .toArray(String[]::new),
                            column(received, Received::correlation).toArray(UUID[]::new)));
        }
    }

    /** Applies what was received or matched, then says whether all is as expected. */
    void compare(List<World> worlds, int step) {
        applyReceipts(worlds);
        Map<UUID, String> found = new HashMap<>();
        rows(STATES, Tuple.of(ids(worlds))).forEach(row -> found.put(row.getUUID("id"), state(row)));
        for (World world : worlds) {
            Map<UUID, String> expected = new HashMap<>();
            world.model.messages.forEach((id, message) -> expected.put(id, state(message)));
            Map<UUID, String> own = new HashMap<>(found);
            own.keySet().retainAll(world.messages);
            assertThat(own).as(world.after(step)).isEqualTo(expected);
        }
        assertThat(number("SELECT count(*) FROM queue WHERE workspace = ANY ($1)", workspaces(worlds)))
                .as("rows of the queue")
                .isEqualTo(worlds.stream()
                        .flatMap(w -> w.model.messages.values().stream())
                        .filter(SimpleMessage::waits)
                        .count());
    }

    private void applyReceipts(List<World> worlds) {
        // the service's own sweep may have some of them under way
        while (number("SELECT count(*) FROM receipt_intake WHERE workspace = ANY ($1)", workspaces(worlds)) > 0) {
            receipts.applyBatch().await().atMost(Duration.ofSeconds(20));
        }
    }

    /** No message has two attempts unless all but one ended so that it could be attempted again. */
    void compareAttempts(List<World> worlds) {
        UUID[] attempts = worlds.stream()
                .flatMap(w -> w.attempts.stream())
                .map(Attempt::id)
                .toArray(UUID[]::new);
        assertThat(rows(NOT_ENDED, Tuple.of(attempts))).isEmpty();
    }

    void clear(List<World> worlds) {
        free(worlds);
        execute("DELETE FROM queue WHERE workspace = ANY ($1)", Tuple.of(workspaces(worlds)));
        execute("DELETE FROM hold WHERE target = ANY ($1)", Tuple.of(workspaces(worlds)));
    }

    private static String state(Row row) {
        String queued = row.getString("queued");
        UUID attempt = row.getUUID("attempt");
        String sending = queued == null ? row.getString("ended") : queued;
        boolean open = "claimed".equals(queued) || "unknown".equals(queued);
        // a final state is history's alone, one that waits is the queue's
        String place = (queued == null) == row.getString("ended").equals("queued") ? " twice" : "";
        return sending + " " + row.getString("receipt") + (open ? " " + attempt : "") + place;
    }

    private static String state(SimpleMessage message) {
        return message.sending.name().toLowerCase(Locale.ROOT) + " "
                + message.receipt.name().toLowerCase(Locale.ROOT) + (message.isOpen() ? " " + message.attempt : "");
    }

    private long number(String sql, UUID[] workspaces) {
        return rows(sql, Tuple.of(workspaces)).getFirst().getLong(0);
    }

    private void execute(String sql, Tuple parameters) {
        rows(sql, parameters);
    }

    private List<Row> rows(String sql, Tuple parameters) {
        return transactions
                .asWorker(tx -> tx.connection().preparedQuery(sql).execute(parameters))
                .map(found -> found.stream().toList())
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private static UUID[] ids(List<World> worlds) {
        return worlds.stream().flatMap(w -> w.messages.stream()).toArray(UUID[]::new);
    }

    private static UUID[] workspaces(List<World> worlds) {
        return worlds.stream().map(w -> w.workspace).toArray(UUID[]::new);
    }

    private static Short[] shards(Collection<World> worlds) {
        return worlds.stream().map(w -> (short) w.shard).toArray(Short[]::new);
    }

    private static <T> List<T> column(List<Received> received, Function<Received, @Nullable T> value) {
        return received.stream().map(value).toList();
    }

    private record Received(
            UUID workspace,
            String providerId,
            ReceiptState status,
            @Nullable UUID correlation) {}
}

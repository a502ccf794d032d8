package io.tidings.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.bench.Database;
import io.tidings.bench.SuiteUnderTest;
import io.tidings.bench.chaos.Evidence.Attempt;
import io.tidings.bench.chaos.Evidence.Broadcast;
import io.tidings.bench.chaos.Evidence.Epoch;
import io.tidings.bench.chaos.Evidence.Ledger;
import io.tidings.bench.chaos.Evidence.Message;
import io.tidings.bench.chaos.Evidence.Recipient;
import io.tidings.bench.chaos.Evidence.Reservation;
import io.tidings.bench.chaos.Evidence.Sighting;
import io.tidings.bench.chaos.Evidence.Stop;
import io.tidings.bench.chaos.Evidence.TakeOver;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what everybody has written of one run. */
final class Books {

    private static final String BROADCASTS =
            "SELECT uuid, name, state, contacts, cost FROM broadcast WHERE starts_with(name, ?)";
    private static final String RECIPIENTS = """
            SELECT r.uuid, r.broadcast, r.phone, r.sending, r.receipt, r.cost
              FROM recipient r JOIN broadcast b ON b.uuid = r.broadcast WHERE starts_with(b.name, ?)""";
    private static final String MESSAGES = """
            SELECT m.id, coalesce(q.state, m.state)::text, m.receipt::text
              FROM message m LEFT JOIN queue q ON q.shard = m.shard AND q.id = m.id WHERE m.accepted_at >= ?""";
    private static final String ATTEMPTS = """
            SELECT message, number, shard, epoch, slot_at, coalesce(outcome, '') FROM attempt
             WHERE id >= uuid7_floor(?) ORDER BY id""";
    private static final String TAKE_OVERS = "SELECT shard, epoch, taken_at, address FROM shard_history";
    private static final String RESERVATIONS = """
            SELECT key, unit_price, amount - captured - released, captured - reversed, written_off
              FROM reservation WHERE created_at >= ?""";
    private static final Map<String, String> PARKED = Map.of(
            "tidings_messaging",
            "SELECT (SELECT count(*) FROM parked_event) + (SELECT count(*) FROM parked_command)",
            "tidings_broadcast",
            "SELECT count(*) FROM parked_event",
            "tidings_billing",
            "SELECT count(*) FROM parked_event");

    private final SuiteUnderTest suite;
    private final Database database;
    private final String run;
    private final Timestamp begun;
    private final long parkedBefore;

    Books(SuiteUnderTest suite, Database database, String run, Instant begun) {
        this.suite = suite;
        this.database = database;
        this.run = run;
        this.begun = Timestamp.from(begun);
        this.parkedBefore = parked();
    }

    Evidence read(List<Posted> posted, List<Stop> stops) {
        Map<UUID, Recipient> recipients = recipients();
        Map<UUID, Message> messages = messages();
        messages.keySet().retainAll(recipients.keySet());
        List<Attempt> attempts = attempts();
        attempts.removeIf(attempt -> !messages.containsKey(attempt.message()));
        return new Evidence(
                posted,
                broadcasts(),
                List.copyOf(recipients.values()),
                messages,
                attempts,
                tookOver(),
                stops,
                sightings(),
                reservations(),
                parked() - parkedBefore,
                ledger());
    }

    private Map<String, Broadcast> broadcasts() {
        return index(
                database.rows(
                        "tidings_broadcast",
                        BROADCASTS,
                        row -> new Broadcast(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                row.getString(3),
                                row.getInt(4),
                                row.getBigDecimal(5)),
                        run),
                Broadcast::name);
    }

    private Map<UUID, Recipient> recipients() {
        return index(
                database.rows(
                        "tidings_broadcast",
                        RECIPIENTS,
                        row -> new Recipient(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getBigDecimal(6)),
                        run),
                Recipient::id);
    }

    private Map<UUID, Message> messages() {
        return index(
                database.rows(
                        "tidings_messaging",
                        MESSAGES,
                        row -> new Message(row.getObject(1, UUID.class), row.getString(2), row.getString(3)),
                        begun),
                Message::id);
    }

    private List<Attempt> attempts() {
        return database.rows(
                "tidings_messaging",
                ATTEMPTS,
                row -> new Attempt(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        new Epoch(row.getInt(3), row.getLong(4)),
                        row.getTimestamp(5).toInstant(),
                        row.getString(6)),
                begun);
    }

    private Map<Epoch, TakeOver> tookOver() {
        Map<Epoch, TakeOver> taken = new HashMap<>();
        database.rows(
                "tidings_messaging",
                TAKE_OVERS,
                row -> taken.put(
                        new Epoch(row.getInt(1), row.getLong(2)),
                        new TakeOver(row.getTimestamp(3).toInstant(), String.valueOf(row.getString(4)))));
        return taken;
    }

    private Map<UUID, Reservation> reservations() {
        Map<UUID, Reservation> reservations = new HashMap<>();
        database.rows(
                "tidings_billing",
                RESERVATIONS,
                row -> reservations.put(
                        row.getObject(1, UUID.class),
                        new Reservation(
                                row.getBigDecimal(2),
                                row.getBigDecimal(3),
                                row.getBigDecimal(4),
                                row.getBigDecimal(5))),
                begun);
        return reservations;
    }

    private long parked() {
        return PARKED.entrySet().stream()
                .mapToLong(service -> database.rows(service.getKey(), service.getValue(), row -> row.getLong(1))
                        .getFirst())
                .sum();
    }

    private List<Sighting> sightings() {
        List<Sighting> sightings = new ArrayList<>();
        suite.received(message -> sightings.add(new Sighting(
                message.path("correlation_id").asText(),
                message.path("to").asText(),
                Instant.parse(message.path("received_at").asText()),
                message.path("receipts").asInt())));
        return sightings;
    }

    private Ledger ledger() {
        JsonNode check = suite.service(8_085).get("/internal/ledger/check");
        return new Ledger(check.path("balanced").asBoolean(), check.toString());
    }

    private static <K, V> Map<K, V> index(List<V> rows, Function<V, K> key) {
        return rows.stream().collect(Collectors.toMap(key, row -> row, (a, b) -> a, HashMap::new));
    }
}

package io.tidings.messaging.queue;

import io.smallrye.mutiny.Uni;
import io.tidings.events.SendRequested;
import io.tidings.messaging.device.Device;
import io.tidings.messaging.device.Devices;
import io.tidings.platform.event.EventJson;
import io.tidings.platform.event.Outbox;
import io.tidings.platform.event.OutgoingEvent;
import io.tidings.platform.paging.PageRequest;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The table {@code parked_command}: commands that could not be stored, until somebody has them tried again. */
@ApplicationScoped
class ParkedCommands {

    private static final String PARK = """
            INSERT INTO parked_command (event, workspace, reason, command) VALUES ($1, $2, $3, $4)
            ON CONFLICT (event) DO UPDATE SET reason = excluded.reason""";
    private static final String PAGE = """
            SELECT event, workspace, reason, parked_at FROM parked_command ORDER BY parked_at, event LIMIT $1 OFFSET $2""";
    private static final String COUNT = "SELECT count(*) FROM parked_command";
    private static final String FIND = "SELECT command FROM parked_command WHERE event = $1";
    private static final String OLDEST = "SELECT event FROM parked_command ORDER BY parked_at, event LIMIT $1";
    private static final String UNPARK = "DELETE FROM parked_command WHERE event = $1";

    private final Transactions transactions;
    private final Devices devices;
    private final Outbox outbox;

    ParkedCommands(Transactions transactions, Devices devices, Outbox outbox) {
        this.transactions = transactions;
        this.devices = devices;
        this.outbox = outbox;
    }

    /** Sets a command aside, with the reason. */
    Uni<Void> park(Tx tx, UUID event, SendRequested command, String reason) {
        String json = new String(EventJson.write(command), StandardCharsets.UTF_8);
        return tx.connection()
                .preparedQuery(PARK)
                .execute(Tuple.of(event, command.workspace(), reason, json))
                .replaceWithVoid();
    }

    /** Those of a page, the oldest first. */
    Uni<List<Parked>> page(PageRequest page) {
        return transactions.asWorker(tx -> tx.connection()
                .preparedQuery(PAGE)
                .execute(Tuple.of(page.size(), page.offset()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ParkedCommands::parked)
                        .toList()));
    }

    /** How many there are. */
    Uni<Long> count() {
        return transactions.asWorker(tx -> tx.connection()
                .query(COUNT)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0)));
    }

    /** The oldest ones. */
    Uni<List<UUID>> oldest(int limit) {
        return transactions.asWorker(tx -> tx.connection()
                .preparedQuery(OLDEST)
                .execute(Tuple.of(limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID(0))
                        .toList()));
    }

    /** Commands it once more, to the shard that its device is on now; false while there is no such device. */
    Uni<Boolean> redrive(UUID event) {
        return find(event)
                .chain(command -> command.isEmpty()
                        ? Uni.createFrom().item(false)
                        : devices.find(command.get().device())
                                .map(found -> found.filter(device ->
                                        device.workspace().equals(command.get().workspace())))
                                .chain(device -> device.isEmpty()
                                        ? Uni.createFrom().item(false)
                                        : redrive(event, onShardOf(device.get(), command.get()))));
    }

    private Uni<Optional<SendRequested>> find(UUID event) {
        return transactions.asWorker(tx ->
                tx.connection().preparedQuery(FIND).execute(Tuple.of(event)).map(ParkedCommands::command));
    }

    /** Whoever deletes the row commands it: two redrives at once make one command. */
    private Uni<Boolean> redrive(UUID event, SendRequested command) {
        OutgoingEvent again =
                new OutgoingEvent(command.device().toString(), command.shard(), command.workspace(), command);
        return transactions.asWorker(tx -> tx.connection()
                .preparedQuery(UNPARK)
                .execute(Tuple.of(event))
                .chain(deleted -> deleted.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : outbox.append(tx, List.of(again)).replaceWith(true)));
    }

    private static SendRequested onShardOf(Device device, SendRequested command) {
        return new SendRequested(
                command.workspace(),
                command.broadcast(),
                command.device(),
                device.shard(),
                command.lane(),
                command.content(),
                command.validUntil(),
                command.cost(),
                command.recipients());
    }

    private static Optional<SendRequested> command(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString(0))
                .map(ParkedCommands::read)
                .findFirst();
    }

    private static SendRequested read(String json) {
        try {
            return EventJson.read(json.getBytes(StandardCharsets.UTF_8), SendRequested.class);
        } catch (IOException e) {
            throw new UncheckedIOException("a parked command is not readable", e);
        }
    }

    private static Parked parked(Row row) {
        return new Parked(
                row.getUUID("event"),
                row.getUUID("workspace"),
                row.getString("reason"),
                row.getOffsetDateTime("parked_at").toInstant());
    }

    /** A parked command, by the event that brought it. */
    record Parked(UUID event, UUID workspace, String reason, Instant parkedAt) {}
}

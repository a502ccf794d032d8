package io.tidings.broadcast.progress;

import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.progress.RecipientState.Milestones;
import io.tidings.events.ReceiptState;
import io.tidings.events.SendingState;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads and writes what is known of recipients' messages, as many as an event tells of with one statement. */
@Singleton
class RecipientStates {

    private static final String PLANNED = "planned";
    /** Locked in one order everywhere, before the rows of their broadcasts. */
    private static final String LOCK = """
            SELECT uuid, broadcast, sending, receipt, cost, error_code, error_title,
                sent_at, delivered_at, read_at, failed_at
            FROM recipient WHERE uuid = ANY ($1) ORDER BY uuid FOR UPDATE
            """;

    private static final String WRITE = """
            UPDATE recipient r SET sending = n.sending, receipt = n.receipt, cost = n.cost, error_code = n.error_code,
                error_title = n.error_title, sent_at = n.sent_at, delivered_at = n.delivered_at, read_at = n.read_at,
                failed_at = n.failed_at
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::numeric[], $5::int[], $6::text[],
                $7::timestamptz[], $8::timestamptz[], $9::timestamptz[], $10::timestamptz[])
                AS n (uuid, sending, receipt, cost, error_code, error_title, sent_at, delivered_at, read_at, failed_at)
            WHERE r.uuid = n.uuid
            """;

    /** A stored recipient. */
    record Stored(UUID recipient, UUID broadcast, RecipientState state) {}

    /** Those that are ours, locked until the transaction ends. */
    Uni<Map<UUID, Stored>> lock(Tx tx, Collection<UUID> recipients) {
        return tx.connection()
                .preparedQuery(LOCK)
                .execute(Tuple.of(recipients.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Stored> stored = new LinkedHashMap<>();
                    rows.forEach(row -> stored.put(row.getUUID("uuid"), stored(row)));
                    return stored;
                });
    }

    /** Writes how they are now. */
    Uni<Void> write(Tx tx, List<Movement> movements) {
        Tuple columns = Tuple.tuple()
                .addArrayOfUUID(movements.stream().map(Movement::recipient).toArray(UUID[]::new))
                .addArrayOfString(column(movements, state -> word(state.sending())))
                .addArrayOfString(
                        column(movements, state -> state.receipt().name().toLowerCase(Locale.ROOT)))
                .addValue(movements.stream().map(m -> m.after().cost()).toArray(BigDecimal[]::new))
                .addArrayOfInteger(
                        movements.stream().map(m -> m.after().errorCode()).toArray(Integer[]::new))
                .addArrayOfString(column(movements, RecipientState::errorTitle))
                .addArrayOfOffsetDateTime(times(movements, Milestones::sent))
                .addArrayOfOffsetDateTime(times(movements, Milestones::delivered))
                .addArrayOfOffsetDateTime(times(movements, Milestones::read))
                .addArrayOfOffsetDateTime(times(movements, Milestones::failed));
        return tx.connection().preparedQuery(WRITE).execute(columns).replaceWithVoid();
    }

    private static String[] column(List<Movement> movements, Function<RecipientState, @Nullable String> value) {
        return movements.stream().map(m -> value.apply(m.after())).toArray(String[]::new);
    }

    private static OffsetDateTime[] times(List<Movement> movements, Function<Milestones, @Nullable Instant> value) {
        return movements.stream()
                .map(m -> value.apply(m.after().milestones()))
                .map(at -> at == null ? null : at.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    private static String word(Optional<SendingState> sending) {
        return sending.map(state -> state.name().toLowerCase(Locale.ROOT)).orElse(PLANNED);
    }

    private static Stored stored(Row row) {
        return new Stored(row.getUUID("uuid"), row.getUUID("broadcast"), state(row));
    }

    private static RecipientState state(Row row) {
        String sending = row.getString("sending");
        return new RecipientState(
                sending.equals(PLANNED)
                        ? Optional.empty()
                        : Optional.of(SendingState.valueOf(sending.toUpperCase(Locale.ROOT))),
                ReceiptState.valueOf(row.getString("receipt").toUpperCase(Locale.ROOT)),
                row.getBigDecimal("cost"),
                new Milestones(
                        instant(row, "sent_at"),
                        instant(row, "delivered_at"),
                        instant(row, "read_at"),
                        instant(row, "failed_at")),
                row.getInteger("error_code"),
                row.getString("error_title"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}

package io.tidings.billing.reservation;

import io.tidings.billing.reservation.Reservation.Key;
import io.tidings.billing.reservation.Reservation.State;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Reservations as rows and as columns of a batch. */
final class ReservationColumns {
    private ReservationColumns() {}

    static Tuple keys(Collection<Key> keys) {
        UUID[] workspaces = keys.stream().map(Key::workspace).toArray(UUID[]::new);
        UUID[] intents = keys.stream().map(Key::intent).toArray(UUID[]::new);
        return Tuple.of(workspaces, intents);
    }

    static Tuple inserted(Reservation reservation) {
        return Tuple.from(Arrays.asList(
                reservation.key().workspace(),
                reservation.key().intent(),
                reservation.state().stored(),
                reservation.unitPrice(),
                reservation.count(),
                reservation.holding().amount(),
                utc(reservation.expiresAt()),
                utc(reservation.createdAt()),
                utc(reservation.closedAt())));
    }

    static Tuple updated(List<Reservation> rows) {
        return Tuple.from(List.of(
                column(rows, row -> row.key().workspace(), UUID[]::new),
                column(rows, row -> row.key().intent(), UUID[]::new),
                column(rows, row -> row.state().stored(), String[]::new),
                column(rows, row -> row.holding().captured(), BigDecimal[]::new),
                column(rows, row -> row.holding().released(), BigDecimal[]::new),
                column(rows, row -> row.holding().reversed(), BigDecimal[]::new),
                column(rows, row -> row.holding().writtenOff(), BigDecimal[]::new),
                column(rows, row -> utc(row.closedAt()), OffsetDateTime[]::new)));
    }

    static Reservation read(Row row) {
        return new Reservation(
                new Key(row.getUUID("workspace"), row.getUUID("key")),
                State.named(row.getString("state")),
                row.getBigDecimal("unit_price"),
                row.getInteger("count"),
                holding(row),
                row.getOffsetDateTime("expires_at").toInstant(),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("closed_at")));
    }

    private static Holding holding(Row row) {
        return new Holding(
                row.getBigDecimal("amount"),
                row.getBigDecimal("captured"),
                row.getBigDecimal("released"),
                row.getBigDecimal("reversed"),
                row.getBigDecimal("written_off"));
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static <C> C[] column(
            List<Reservation> rows, Function<Reservation, @Nullable C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}

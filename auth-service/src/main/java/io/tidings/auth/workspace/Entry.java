package io.tidings.auth.workspace;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * A workspace, as those who run the platform see it.
 *
 * @param number integer id
 * @param country ISO 3166 code of two letters
 * @param zone IANA time zone
 * @param suspendedAt empty when it isn't suspended, or was by a version that did not note when
 * @param members how many people work in it
 */
public record Entry(
        long number,
        UUID uuid,
        String name,
        String country,
        String zone,
        boolean suspended,
        Optional<Instant> suspendedAt,
        Instant createdAt,
        long members) {

    /** The columns that {@link #of} reads, from {@code w}. */
    static final String COLUMNS = "w.number, w.workspace, w.name, w.country, w.zone, w.suspended,"
            + " CASE WHEN w.suspended THEN w.suspended_at END AS suspended_at, w.created_at,"
            + " (SELECT count(*) FROM membership m WHERE m.workspace = w.workspace) AS members";

    static Entry of(Row row) {
        return new Entry(
                row.getLong("number"),
                row.getUUID("workspace"),
                row.getString("name"),
                row.getString("country"),
                row.getString("zone"),
                row.getBoolean("suspended"),
                Optional.ofNullable(row.getOffsetDateTime("suspended_at")).map(OffsetDateTime::toInstant),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getLong("members"));
    }
}

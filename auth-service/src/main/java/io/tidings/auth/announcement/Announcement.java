package io.tidings.auth.announcement;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * A row of the table.
 *
 * @param createdAt in whole seconds, as {@code updatedAt}
 */
public record Announcement(UUID id, Draft draft, Instant createdAt, Instant updatedAt) {

    static final String COLUMNS = "id, title, message, type, active, starts_at, expires_at, created_at, updated_at";

    static Announcement of(Row row) {
        Draft draft = new Draft(
                row.getString("title"),
                row.getString("message"),
                AnnouncementType.of(row.getString("type")).orElseThrow(),
                row.getBoolean("active"),
                Optional.ofNullable(row.getOffsetDateTime("starts_at")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getOffsetDateTime("expires_at")).map(OffsetDateTime::toInstant));
        return new Announcement(
                row.getUUID("id"),
                draft,
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    Announcement changed(Draft other, Instant now) {
        return new Announcement(id, other, createdAt, now);
    }
}

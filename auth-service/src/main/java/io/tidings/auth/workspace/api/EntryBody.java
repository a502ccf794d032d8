package io.tidings.auth.workspace.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tidings.auth.workspace.Entry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A workspace. */
@JsonNaming(SnakeCaseStrategy.class)
public record EntryBody(
        long id,
        UUID uuid,
        String name,
        String country,
        String timezone,
        boolean suspended,
        @Nullable Instant suspendedAt,
        Instant createdAt,
        long membersCount) {
    static EntryBody of(Entry entry) {
        return new EntryBody(
                entry.number(),
                entry.uuid(),
                entry.name(),
                entry.country(),
                entry.zone(),
                entry.suspended(),
                entry.suspendedAt().map(EntryBody::seconds).orElse(null),
                seconds(entry.createdAt()),
                entry.members());
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}

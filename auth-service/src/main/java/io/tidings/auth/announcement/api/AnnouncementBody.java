package io.tidings.auth.announcement.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tidings.auth.announcement.Announcement;
import io.tidings.auth.announcement.Draft;
import io.tidings.auth.time.Times;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An announcement with its times in UTC; no start and no expiry are null. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonNaming(SnakeCaseStrategy.class)
public record AnnouncementBody(
        UUID id,
        String title,
        String message,
        String type,
        @JsonProperty("is_active") boolean active,
        @Nullable String startsAt,
        @Nullable String expiresAt,
        String createdAt,
        String updatedAt) {

    static AnnouncementBody of(Announcement announcement) {
        Draft draft = announcement.draft();
        return new AnnouncementBody(
                announcement.id(),
                draft.title(),
                draft.message(),
                draft.type().column(),
                draft.active(),
                draft.startsAt().map(Times::written).orElse(null),
                draft.expiresAt().map(Times::written).orElse(null),
                Times.written(announcement.createdAt()),
                Times.written(announcement.updatedAt()));
    }
}

package io.tidings.auth.announcement.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidings.auth.announcement.Announcement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of every answer.
 *
 * @param data an announcement or a list of them; absent when there is none any more
 * @param message absent where nothing was changed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Envelope(
        boolean success, @Nullable Object data, @Nullable String message) {

    static Envelope of(List<Announcement> announcements) {
        return new Envelope(
                true, announcements.stream().map(AnnouncementBody::of).toList(), null);
    }

    static Envelope of(Announcement announcement) {
        return new Envelope(true, AnnouncementBody.of(announcement), null);
    }

    static Envelope of(Announcement announcement, String message) {
        return new Envelope(true, AnnouncementBody.of(announcement), message);
    }
}

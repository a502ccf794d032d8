package io.tidings.auth.announcement;

import io.tidings.auth.time.Times;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator decides about an announcement.
 *
 * @param active whether it is shown at all
 * @param startsAt when it is shown from; from its creation when empty
 * @param expiresAt when it is shown no more, after its start; never when empty
 */
public record Draft(
        String title,
        String message,
        AnnouncementType type,
        boolean active,
        Optional<Instant> startsAt,
        Optional<Instant> expiresAt) {

    /** What the audit log tells of it. */
    Map<String, @Nullable Object> state() {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("title", title);
        state.put("message", message);
        state.put("type", type.column());
        state.put("is_active", active);
        state.put("starts_at", startsAt.map(Times::written).orElse(null));
        state.put("expires_at", expiresAt.map(Times::written).orElse(null));
        return state;
    }

    /** The same, shown if it wasn't and not shown if it was. */
    public Draft toggled() {
        return new Draft(title, message, type, !active, startsAt, expiresAt);
    }
}

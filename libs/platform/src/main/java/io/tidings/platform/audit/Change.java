package io.tidings.platform.audit;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an action changed. Never a secret: entries are shown, exported and kept for good.
 *
 * @param before empty for what was made
 * @param after empty for what was removed
 */
public record Change(Optional<Map<String, ?>> before, Optional<Map<String, ?>> after) {
    private static final Change NONE = new Change(Optional.empty(), Optional.empty());

    /** Whether what it was is what it is. */
    public boolean isNone() {
        return before.equals(after);
    }

    /** Nothing that could be told was changed. */
    public static Change none() {
        return NONE;
    }

    /** Something was made. */
    public static Change made(Map<String, ? extends @Nullable Object> after) {
        return new Change(Optional.empty(), Optional.of(after));
    }

    /** Something was removed. */
    public static Change removed(Map<String, ? extends @Nullable Object> before) {
        return new Change(Optional.of(before), Optional.empty());
    }

    /** Something is another than it was. */
    public static Change of(
            Map<String, ? extends @Nullable Object> before, Map<String, ? extends @Nullable Object> after) {
        return new Change(Optional.of(before), Optional.of(after));
    }
}

package io.tidings.auth.workspace.api;

import io.tidings.auth.workspace.Register.Filter;
import io.tidings.platform.fault.Invalid;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of the list; empty ones count as absent. */
record RegisterQuery(@Nullable String search, @Nullable String suspended) {

    /** Fails with {@code Invalid}. */
    Filter filter() {
        return new Filter(given(search), given(suspended).map(RegisterQuery::flag));
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw Invalid.field("suspended", "The suspended field must be 0 or 1.");
        };
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(it -> !it.isEmpty());
    }
}

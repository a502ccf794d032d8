package io.tidings.broadcast.api;

import org.jspecify.annotations.Nullable;

/** What confirmed wraps every good answer in. */
public record Success(boolean success, @Nullable Object data, String message) {

    /** The envelope around {@code data}. */
    public static Success of(Object data, String message) {
        return new Success(true, data, message);
    }
}

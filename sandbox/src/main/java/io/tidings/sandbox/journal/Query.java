package io.tidings.sandbox.journal;

import org.jspecify.annotations.Nullable;

/**
 * Which messages to show.
 *
 * @param from digits of the sending number, null for any
 * @param to digits of the recipient, null for any
 * @param after show those with a larger {@code seq}
 * @param limit at most so many
 */
public record Query(@Nullable Long from, @Nullable Long to, long after, int limit) {
    boolean matchesAll() {
        return from == null && to == null;
    }

    boolean matches(MessageIndex index, long seq) {
        return (from == null || index.from(seq) == from) && (to == null || index.to(seq) == to);
    }
}

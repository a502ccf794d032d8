package io.tidings.gateway.developer;

import java.util.List;

/**
 * What the guide tells beside its text.
 *
 * @param limits as they are configured
 */
public record Guide(Reference reference, List<Limit> limits) {

    /**
     * A limit.
     *
     * @param name as headers tell it
     * @param counts which calls, in words
     */
    public record Limit(String name, String counts, int calls, long seconds) {}
}

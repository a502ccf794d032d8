package io.tidings.sandbox.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Remembers which messages were tried once, the latest ten thousand of them. */
final class FirstTries {
    private static final int MOST = 10_000;

    private final Set<String> tried = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    });

    /** Whether this is a message's first try; the one after it ends the matter. */
    boolean isFirst(String message) {
        return !tried.remove(message) && tried.add(message);
    }

    void clear() {
        tried.clear();
    }
}

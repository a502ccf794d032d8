package io.tidings.broadcast.steering;

import java.util.Set;

/** What a customer can do to a broadcast that was accepted. */
public enum Step {
    PAUSE("paused", Set.of("scheduled", "in_queue", "sending"), Set.of("paused")),
    RESUME("resumed", Set.of("paused"), Set.of("scheduled", "in_queue", "sending")),
    CANCEL("cancelled", Set.of("scheduled", "in_queue", "sending", "paused"), Set.of("cancelled"));

    private final String done;
    private final Set<String> from;
    private final Set<String> to;

    Step(String done, Set<String> from, Set<String> to) {
        this.done = done;
        this.from = from;
        this.to = to;
    }

    /** What was done to it, as a word. */
    public String done() {
        return done;
    }

    boolean isPossible(String state) {
        return from.contains(state);
    }

    boolean isDone(String state) {
        return to.contains(state);
    }
}

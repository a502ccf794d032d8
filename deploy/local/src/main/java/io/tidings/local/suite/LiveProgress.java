package io.tidings.local.suite;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** One line a part that is rewritten in place, for terminals. */
public final class LiveProgress implements Progress {
    private static final String RESET = "\033[0m";

    private final PrintStream out;
    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private int drawn;

    /** Draws on the terminal. */
    public LiveProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void reached(String part, Stage stage) {
        stages.put(part, stage);
        StringBuilder text = new StringBuilder();
        if (drawn > 0) {
            text.append("\033[").append(drawn).append('A');
        }
        stages.forEach((name, reached) ->
                text.append("\033[2K  %-16s %s%s%s%n".formatted(name, colour(reached), reached.word(), RESET)));
        drawn = stages.size();
        out.print(text);
        out.flush();
    }

    private static String colour(Stage stage) {
        return switch (stage) {
            case WAITING -> "\033[2m";
            case STARTING -> "\033[33m";
            case HEALTHY -> "\033[32m";
            case FAILED -> "\033[31m";
        };
    }

    @Override
    public void close() {
        out.flush();
    }
}

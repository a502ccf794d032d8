package io.tidings.local.suite;

import java.io.PrintStream;

/** One line a stage, for logs and pipes. */
public final class PlainProgress implements Progress {
    private final PrintStream out;

    /** Prints to the stream. */
    public PlainProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void reached(String part, Stage stage) {
        if (stage != Stage.WAITING) {
            out.println(part + ": " + stage.word());
        }
    }

    @Override
    public void close() {
        out.flush();
    }
}

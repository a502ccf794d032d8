package io.tidings.local.demo;

import java.io.PrintStream;

/** Shows how far the broadcasts are: one line rewritten on a terminal, else a line a change. */
final class ProgressBar {
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final boolean live;
    private String shown = "";

    ProgressBar(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    void show(BroadcastView view) {
        int done = view.contacts() == 0 ? 0 : WIDTH * view.read() / view.contacts();
        String line = "[%s%s] queued %d  sent %d  delivered %d  read %d  confirmed %d  failed %d"
                .formatted(
                        "#".repeat(done),
                        "-".repeat(WIDTH - done),
                        view.queued(),
                        view.sent(),
                        view.delivered(),
                        view.read(),
                        view.confirmed(),
                        view.failed());
        if (line.equals(shown)) {
            return;
        }
        shown = line;
        if (live) {
            out.print("\r\033[2K" + line);
            out.flush();
        } else {
            out.println(line);
        }
    }

    void end() {
        if (live) {
            out.println();
        }
    }
}

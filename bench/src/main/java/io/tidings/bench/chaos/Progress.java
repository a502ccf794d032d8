package io.tidings.bench.chaos;

/** What the run says to whoever watches it, with the seconds since its beginning. */
final class Progress {

    private final long start = System.nanoTime();

    void say(String what) {
        System.err.printf("%6.1f s  %s%n", (System.nanoTime() - start) / 1e9, what);
    }
}

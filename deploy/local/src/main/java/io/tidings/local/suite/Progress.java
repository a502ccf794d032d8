package io.tidings.local.suite;

/** Told how the parts come up. */
public interface Progress extends AutoCloseable {
    /** How far a part is. */
    enum Stage {
        WAITING("waiting"),
        STARTING("starting"),
        HEALTHY("healthy"),
        FAILED("failed");

        private final String word;

        Stage(String word) {
            this.word = word;
        }

        /** As shown. */
        public String word() {
            return word;
        }
    }

    /** The part reached the stage. */
    void reached(String part, Stage stage);

    @Override
    void close();
}

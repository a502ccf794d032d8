package io.tidings.bench.queue;

/**
 * What a kill at the peak left.
 *
 * @param claimed messages that were claimed and not settled when the process was gone
 * @param unknown messages that ended as unknown
 * @param unknownMillis for how long the sender works on as many messages
 * @param allowed 250 ms of work and one claim that was under way
 */
record KilledRound(
        int messages,
        long sent,
        long attempts,
        int claimed,
        int unknown,
        long unknownMillis,
        long allowed,
        int toldSent,
        int toldTwice) {

    /** Whether everything else was settled, nothing was attempted twice, and no more is unknown than may be. */
    boolean kept() {
        return sent + unknown == messages
                && attempts == messages
                && unknown <= allowed
                && toldSent == sent
                && toldTwice == 0;
    }
}

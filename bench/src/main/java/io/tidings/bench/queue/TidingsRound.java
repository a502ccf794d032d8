package io.tidings.bench.queue;

import java.util.Map;

/**
 * What a round of ours came to.
 *
 * @param sent messages that ended as sent
 * @param told messages that were told as sent over Kafka
 * @param toldTwice changes that were told more than once
 * @param claimToResultP99 from choosing a message for a claim until its result was durable, in milliseconds
 * @param cpuMillis CPU of the drain a message, by process
 */
record TidingsRound(
        double acceptPerSecond,
        double drainPerSecond,
        double claimToResultP50,
        double claimToResultP99,
        int messages,
        long sent,
        long attempts,
        int told,
        int toldTwice,
        Map<String, Double> cpuMillis) {

    /** Whether each message was attempted, settled and told once. */
    boolean kept() {
        return sent == messages && attempts == messages && told == messages && toldTwice == 0;
    }
}

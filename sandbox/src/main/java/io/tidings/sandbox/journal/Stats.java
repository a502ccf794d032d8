package io.tidings.sandbox.journal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * What the network took and refused since the last reset.
 *
 * @param received messages accepted
 * @param distinctCorrelationIds different correlation ids among them
 * @param duplicates messages accepted whose correlation id had been accepted before
 * @param rejected refusals by error code
 * @param perSender by the digits of the sending number
 */
public record Stats(
        long received,
        long distinctCorrelationIds,
        long duplicates,
        Map<Integer, Long> rejected,
        Map<String, Sender> perSender) {

    /**
     * One sending number.
     *
     * @param received messages accepted from it
     * @param firstAt ISO time of the first one
     * @param lastAt ISO time of the last one
     * @param maxIn1s most messages accepted from it within any second
     */
    public record Sender(
            long received,
            String firstAt,
            String lastAt,
            @JsonProperty("max_in_1s") int maxIn1s) {}
}

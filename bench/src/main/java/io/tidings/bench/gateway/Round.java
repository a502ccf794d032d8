package io.tidings.bench.gateway;

import io.tidings.bench.CpuTimes;
import java.util.Map;

/**
 * One run of wrk, and what it cost.
 *
 * @param cpu milliseconds of CPU a request, by part and in all; wrk itself is not among them
 */
record Round(Load load, Map<String, Double> cpu) {

    static Round of(Load load, CpuTimes before, CpuTimes after) {
        return new Round(load, after.perMessage(before, Math.max(1, load.requests())));
    }
}

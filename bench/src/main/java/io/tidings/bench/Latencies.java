package io.tidings.bench;

import java.util.List;

/** Times in milliseconds, and what part of them is no longer than which. */
record Latencies(List<Long> millis) {

    Latencies(List<Long> millis) {
        this.millis = millis.stream().sorted().toList();
    }

    /** The percentile, {@code part} from 0 to 1; 0 when there are none. */
    long at(double part) {
        int place = (int) Math.min(millis.size() - 1, millis.size() * part);
        return millis.isEmpty() ? 0 : millis.get(place);
    }
}

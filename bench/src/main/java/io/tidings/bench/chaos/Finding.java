package io.tidings.bench.chaos;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a check found.
 *
 * @param figures what it counted
 * @param offenders what breaks the promise, each with its id and the reason; none when it was kept
 */
record Finding(Map<String, Object> figures, List<String> offenders) {

    private static final int SHOWN = 10;

    boolean isKept() {
        return offenders.isEmpty();
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kept", isKept());
        json.putAll(figures);
        json.put("offences", offenders.size());
        json.put("first", offenders.stream().limit(SHOWN).toList());
        return json;
    }
}

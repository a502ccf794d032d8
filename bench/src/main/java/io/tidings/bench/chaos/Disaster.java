package io.tidings.bench.chaos;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One thing that goes wrong.
 *
 * @param at when, from the beginning of the run
 * @param target the part that it happens to
 * @param lasting how long a killed part stays down, a stopped one stopped, the provider at fault
 * @param faults what the provider does, for {@link Kind#PROVIDER}
 */
record Disaster(Duration at, Kind kind, String target, Duration lasting, Map<String, Object> faults) {

    /** What happens. */
    enum Kind {
        /** SIGKILL, and a new process. */
        KILL,
        /** SIGSTOP, and SIGCONT. */
        STOP,
        /** Everything that it holds is deleted. */
        WIPE,
        /** The sandbox behaves badly. */
        PROVIDER
    }

    static Disaster of(Kind kind, String target, Duration lasting) {
        return new Disaster(Duration.ZERO, kind, target, lasting, Map.of());
    }

    static Disaster provider(String name, Map<String, Object> faults) {
        return new Disaster(Duration.ZERO, Kind.PROVIDER, name, Duration.ofSeconds(30), faults);
    }

    Disaster at(Duration moment) {
        return new Disaster(moment, kind, target, lasting, faults);
    }

    Disaster lastingAtMost(Duration other) {
        return lasting.compareTo(other) <= 0 ? this : new Disaster(at, kind, target, other, faults);
    }

    /** In words, such as {@code stop messaging for 8.0 s}. */
    String words() {
        return "%s %s for %.1f s".formatted(kind.name().toLowerCase(Locale.ROOT), target, lasting.toMillis() / 1_000.0);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at_ms", at.toMillis());
        json.put("what", kind.name().toLowerCase(Locale.ROOT));
        json.put("target", target);
        json.put("for_ms", lasting.toMillis());
        return json;
    }
}

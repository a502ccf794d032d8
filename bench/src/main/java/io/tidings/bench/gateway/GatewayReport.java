package io.tidings.bench.gateway;

import io.tidings.bench.gateway.LoginFlood.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What all rounds saw, what it was hoped to be, and what was promised. */
final class GatewayReport {
    /** Of the service's own rate. */
    private static final double AIMED_RATIO = 0.6;

    private static final double AIMED_ADDED_P99_MS = 3;

    private final double least;
    private final Map<Kind, List<Round>> rounds = new EnumMap<>(Kind.class);
    private final Map<Origin, Map<Integer, Long>> logins = new EnumMap<>(Origin.class);

    /** @param least what part of its rate the rest has to keep beside wrong logins */
    GatewayReport(double least) {
        this.least = least;
    }

    void add(Kind kind, Round round) {
        rounds.computeIfAbsent(kind, first -> new ArrayList<>()).add(round);
    }

    /** Wrong logins by the status of their answers. */
    void add(Origin origin, Map<Integer, Long> answers) {
        Map<Integer, Long> sum = logins.computeIfAbsent(origin, first -> new TreeMap<>());
        answers.forEach((status, count) -> sum.merge(status, count, Long::sum));
    }

    /** Requests a second that the gateway answered when they came as fast as it did. */
    double rate() {
        return of(Kind.GATEWAY).rate();
    }

    /** Whether everything was answered as it should, and wrong logins took no more from the rest than they may. */
    boolean kept() {
        return rounds.keySet().stream().allMatch(kind -> of(kind).clean())
                && rounds.keySet().stream().allMatch(kind -> kept(kind) >= least)
                && logins.entrySet().stream()
                        .allMatch(answers -> answers.getKey()
                                .answers()
                                .containsAll(answers.getValue().keySet()));
    }

    /** What part of its rate a run keeps beside wrong logins; all of it without. */
    private double kept(Kind kind) {
        return kind.flood().isEmpty()
                ? 1
                : of(kind).rate() / of(kind.undisturbed()).rate();
    }

    /** For people and scripts. */
    Map<String, Object> figures() {
        double ratio = of(Kind.GATEWAY).rate() / of(Kind.DIRECT).rate();
        double added =
                of(Kind.GATEWAY_AT_HALF).p99Ms() - of(Kind.DIRECT_AT_HALF).p99Ms();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("direct", of(Kind.DIRECT).figures());
        figures.put("gateway", of(Kind.GATEWAY).figures());
        figures.put("ratio", Rounds.rounded(ratio));
        figures.put("aimed_ratio", AIMED_RATIO);
        figures.put("direct_at_half", of(Kind.DIRECT_AT_HALF).figures());
        figures.put("gateway_at_half", of(Kind.GATEWAY_AT_HALF).figures());
        figures.put("added_p99_ms", Rounds.rounded(added));
        figures.put("aimed_added_p99_ms", AIMED_ADDED_P99_MS);
        figures.put("aims_met", ratio >= AIMED_RATIO && added < AIMED_ADDED_P99_MS);
        Arrays.stream(Origin.values()).forEach(origin -> figures.put(label(origin), beside(origin)));
        figures.put("least_of_rate", least);
        figures.put("kept", kept());
        return figures;
    }

    private Map<String, Object> beside(Origin origin) {
        Map<String, Object> figures = new LinkedHashMap<>();
        Arrays.stream(Kind.values())
                .filter(kind -> kind.flood().equals(Optional.of(origin)))
                .forEach(kind -> {
                    Map<String, Object> run = of(kind).figures();
                    run.put("of_rate", Rounds.rounded(kept(kind)));
                    figures.put(kind.half() ? "at_half" : "at_full", run);
                });
        figures.put("logins", logins.getOrDefault(origin, Map.of()));
        return figures;
    }

    private static String label(Origin origin) {
        return "beside_logins_from_" + origin.name().toLowerCase(Locale.ROOT);
    }

    private Rounds of(Kind kind) {
        return new Rounds(rounds.getOrDefault(kind, List.of()));
    }
}

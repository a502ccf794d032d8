package io.tidings.bench.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The same run several times; the median of each figure counts. */
record Rounds(List<Round> rounds) {

    Rounds {
        rounds = List.copyOf(rounds);
    }

    double rate() {
        return median(round -> round.load().rate());
    }

    double meanMs() {
        return median(round -> round.load().meanMs());
    }

    double p99Ms() {
        return median(round -> round.load().p99Ms());
    }

    boolean clean() {
        return rounds.stream().allMatch(round -> round.load().clean());
    }

    /** For the report. */
    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("requests_per_s", Math.round(rate()));
        figures.put(
                "each_round",
                rounds.stream().map(round -> Math.round(round.load().rate())).toList());
        figures.put("p50_ms", rounded(median(round -> round.load().p50Ms())));
        figures.put("p99_ms", rounded(p99Ms()));
        figures.put("cpu_ms_a_request", cpu());
        figures.put("refused", sum(Load::refused));
        figures.put("failed", sum(Load::failed));
        figures.put("wrong", sum(Load::wrong));
        figures.put("unanswered", sum(Load::unanswered));
        return figures;
    }

    private Map<String, Double> cpu() {
        Map<String, Double> cpu = new LinkedHashMap<>();
        rounds.getFirst().cpu().keySet().forEach(part -> {
            double spent = rounded(median(round -> round.cpu().getOrDefault(part, 0.0)));
            if (spent > 0) {
                cpu.put(part, spent);
            }
        });
        return cpu;
    }

    private long sum(ToDoubleFunction<Load> count) {
        return (long) rounds.stream()
                .mapToDouble(round -> count.applyAsDouble(round.load()))
                .sum();
    }

    private double median(ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** To thousandths. */
    static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}

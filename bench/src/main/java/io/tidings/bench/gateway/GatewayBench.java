package io.tidings.bench.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tidings.bench.CpuTimes;
import io.tidings.bench.Rest;
import io.tidings.bench.SuiteUnderTest;
import io.tidings.bench.gateway.LoginFlood.Origin;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * One cheap GET with a credential, at its service and through the gateway, as fast as the answers come and at half of what
 * the gateway did then, then the same beside a flood of wrong logins. The service is shown the inward token that the gateway
 * would get for the same API token, so that it does the same work. Rounds of all go in turn, and medians count.
 *
 * <p>The rate limits don't decide: a local suite has them so high (deploy/local's {@code PartEnvironment}) that only their
 * counting is left, which the gateway does for each request as anywhere.
 */
@Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        description = "What the gateway costs, and whether wrong logins starve the rest; needs wrk on the path.")
public final class GatewayBench implements Callable<Integer> {
    private static final int AUTH = 8_081;
    private static final int GATEWAY = 8_080;

    @Option(names = "--path", defaultValue = "/api/v1/credits", description = "What is called (${DEFAULT-VALUE}).")
    private String path = "";

    @Option(
            names = "--port",
            defaultValue = "8085",
            description = "The port of its service in a suite without an offset (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--connections", defaultValue = "64", description = "At once (${DEFAULT-VALUE}).")
    private int connections;

    @Option(names = "--seconds", defaultValue = "10", description = "Of each run (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--rounds", defaultValue = "3", description = "Of all runs in turn (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--warm-up", defaultValue = "90", description = "Seconds before them (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--logins", defaultValue = "200", description = "Wrong ones a second (${DEFAULT-VALUE}).")
    private int logins;

    @Option(
            names = "--least",
            defaultValue = "0.5",
            description = "What part of its rate the rest has to keep beside them (${DEFAULT-VALUE}).")
    private double least;

    private final SuiteUnderTest suite = new SuiteUnderTest();

    /** Made by the command line. */
    public GatewayBench() {}

    @Override
    public Integer call() throws JsonProcessingException {
        Wrk wrk = new Wrk(connections);
        Target direct = Target.of("http://localhost:" + suite.port(port) + path, this::inward);
        Target through =
                Target.of(suite.gateway() + path, () -> suite.api().token().get());
        GatewayReport report = new GatewayReport(least);
        warmUp(wrk, direct, through);
        runAll(wrk, Kind.atFull(), direct, through, Duration.ZERO, report);
        runAll(wrk, Kind.atHalf(), direct, through, think(wrk, through, report.rate() / 2), report);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "gateway");
        figures.put("path", path);
        figures.put("connections", connections);
        figures.put("rounds", rounds);
        figures.put("seconds", seconds);
        figures.put("wrong_logins_a_second", logins);
        figures.putAll(report.figures());
        System.out.println(Rest.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(figures));
        return report.kept() ? 0 : 1;
    }

    /** What the gateway would get for the API token; good for a minute. */
    private String inward() {
        Map<String, String> presented = Map.of("credential", suite.api().token().get());
        return suite.service(AUTH)
                .send("POST", "/internal/exchange", presented)
                .path("token")
                .asText();
    }

    private void warmUp(Wrk wrk, Target direct, Target through) {
        System.err.printf("warming up%n");
        Duration each = Duration.ofSeconds(Math.max(1, warmUp / 3));
        wrk.run(direct, each, Duration.ZERO, false);
        try (LoginFlood first = LoginFlood.begin(suite.port(GATEWAY), Origin.MANY_ADDRESSES, logins)) {
            wrk.run(through, each, Duration.ZERO, false);
            System.err.printf("first logins: %s%n", first.answers());
        }
        wrk.run(through, each, Duration.ZERO, false);
    }

    /** How long a connection has to think so that so many requests a second come. */
    private Duration think(Wrk wrk, Target through, double wanted) {
        double cycle = 1_000 * connections / wanted;
        double answer = wrk.run(through, Duration.ofSeconds(seconds), millis(cycle), false)
                .meanMs();
        return millis(Math.max(1, cycle - answer));
    }

    private static Duration millis(double millis) {
        return Duration.ofNanos((long) (millis * 1e6));
    }

    private void runAll(
            Wrk wrk, List<Kind> kinds, Target direct, Target through, Duration think, GatewayReport report) {
        for (int round = 1; round <= rounds; round++) {
            for (Kind kind : kinds) {
                System.err.printf("round %d of %d: %s%n", round, rounds, kind.label());
                run(wrk, kind, kind.through() ? through : direct, think, report);
            }
        }
    }

    private void run(Wrk wrk, Kind kind, Target target, Duration think, GatewayReport report) {
        if (kind.flood().isEmpty()) {
            report.add(kind, measured(wrk, kind, target, think));
            return;
        }
        Origin origin = kind.flood().get();
        LoginFlood flood = LoginFlood.begin(suite.port(GATEWAY), origin, logins);
        try (flood) {
            report.add(kind, measured(wrk, kind, target, think));
        }
        report.add(origin, flood.answers());
    }

    private Round measured(Wrk wrk, Kind kind, Target target, Duration think) {
        Map<String, Long> processes = suite.processes();
        CpuTimes before = CpuTimes.of(processes);
        Load load = wrk.run(target, Duration.ofSeconds(seconds), think, kind.checked());
        return Round.of(load, before, CpuTimes.of(processes));
    }
}

package io.tidings.bench.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tidings.bench.Clocks;
import io.tidings.bench.Database;
import io.tidings.bench.Fleet;
import io.tidings.bench.Fleet.Senders;
import io.tidings.bench.Rest;
import io.tidings.bench.SuiteUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./tidings bench chaos}: everything is killed, stopped, wiped or misbehaves while messages are sent. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = "Breaks everything in an order that the seed fixes, and checks each promise at the end.")
public final class ChaosBench implements Callable<Integer> {

    private static final Duration SETTLING = Duration.ofMinutes(5);
    /** Calls a second of a number: slow, so that each has something under way most of the time. */
    private static final int RATE = 4;

    @Option(names = "--seed", defaultValue = "1", description = "Fixes what breaks when (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--messages", description = "How many are to be accepted (20000; short 1500).")
    private int messages;

    @Option(names = "--devices", description = "Over how many numbers (200; short 20).")
    private int devices;

    @Option(names = "--seconds", description = "For how long things break (240; short 60).")
    private int seconds;

    @Option(names = "--disasters", description = "At most so many, and half as many of the provider (all; short 4).")
    private int disasters;

    @Option(names = "--short", description = "The run that belongs to every build.")
    private boolean brief;

    private final SuiteUnderTest suite = new SuiteUnderTest();
    private final Progress progress = new Progress();

    /** Made by the command line. */
    public ChaosBench() {}

    @Override
    public Integer call() throws JsonProcessingException {
        fillIn();
        Duration span = Duration.ofSeconds(seconds);
        Schedule schedule = Schedule.of(seed, span, disasters);
        schedule.disasters().forEach(disaster -> progress.say("at " + disaster.at() + ": " + disaster.words()));
        Parts parts = new Parts(suite);
        progress.say("starting what isn't up, with a second sender");
        parts.allUp();
        try {
            Map<String, Object> report = run(parts, schedule, span);
            System.out.println(Rest.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
            return Boolean.TRUE.equals(report.get("kept")) ? 0 : 1;
        } finally {
            parts.endSecondSender();
        }
    }

    private void fillIn() {
        messages = messages > 0 ? messages : brief ? 1_500 : 20_000;
        devices = devices > 0 ? devices : brief ? 20 : 200;
        seconds = seconds > 0 ? seconds : brief ? 60 : 240;
        disasters = disasters > 0 ? disasters : brief ? 4 : Integer.MAX_VALUE / 2;
    }

    private Map<String, Object> run(Parts parts, Schedule schedule, Duration span) {
        Instant begun = Clocks.now();
        String name = "Chaos " + seed + "-" + begun.getEpochSecond();
        Database database = new Database(suite);
        Shards shards = new Shards(database);
        suite.sandbox().send("POST", "/sandbox/reset", Map.of());
        Books books = new Books(suite, database, name + " ", begun);
        Senders senders = new Fleet(suite, "Chaos", 98, RATE).provide(devices);
        shards.awaitOwners(2);
        progress.say("begins: " + name);
        Havoc havoc = new Havoc(suite, parts, seed, progress);
        Clients clients = new Clients(suite.api(), senders, name, seed);
        havoc.begin(schedule);
        List<Posted> posted = clients.post(messages, span);
        progress.say("accepted " + clients.accepted() + " messages: " + clients.refusals());
        List<Map<String, Object>> happened = havoc.end();
        progress.say("all disasters are over");
        Settling.End end = new Settling(parts, books, posted, havoc.stops(), progress).await(SETTLING);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("bench", "chaos");
        report.put("seed", seed);
        report.put("messages", messages);
        report.put("accepted", clients.accepted());
        report.put("devices", devices);
        report.put("seconds", seconds);
        report.put("kept", end.isKept());
        report.put("settled_after_ms", end.after().toMillis());
        report.put("unanswered", clients.refusals());
        report.put("disasters", happened);
        Map<String, Object> findings = new LinkedHashMap<>();
        end.findings().forEach((check, finding) -> findings.put(check, finding.json()));
        report.put("checks", findings);
        report.put("logs", suite.logs().toString());
        return report;
    }
}

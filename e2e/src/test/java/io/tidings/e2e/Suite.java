package io.tidings.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.testkit.ServiceToken;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The suite as {@code ./tidings up} starts it: fresh, on ports of its own, ended with this JVM. */
public final class Suite {

    private static final int OFFSET = Integer.getInteger("tidings.test.offset", 4_000);
    private static final Path ROOT =
            Path.of(System.getProperty("tidings.root", "..")).toAbsolutePath().normalize();
    private static final Path HOME = ROOT.resolve("e2e/target/suite");
    private static final Suite RUNNING = start();

    private final Map<String, String> variables;

    private Suite(Map<String, String> variables) {
        this.variables = variables;
    }

    /** The one suite of this JVM, started when first asked for. */
    public static Suite running() {
        return RUNNING;
    }

    private static Suite start() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> tidings("down")));
        tidings("up", "--fresh");
        try (var lines = Files.lines(HOME.resolve("demo.env"))) {
            return new Suite(lines.map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1].replace("'", ""))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Client of the demo workspace. */
    public Api demo() {
        return Api.ofGateway(variable("TIDINGS_URL"), variable("TIDINGS_API_TOKEN"));
    }

    /** Client of the other workspace. */
    public Api other() {
        return Api.ofGateway(variable("TIDINGS_URL"), variable("TIDINGS_OTHER_API_TOKEN"));
    }

    /** Client without a credential. */
    public Api anonymous() {
        return Api.ofGateway(variable("TIDINGS_URL"), "");
    }

    /** The provider network's record. */
    Sandbox sandbox() {
        return new Sandbox(new Api(variable("TIDINGS_SANDBOX_URL"), ""));
    }

    /** A service on its own port, with the given bearer token. */
    Api service(int port, String token) {
        return new Api("http://localhost:" + port(port), token);
    }

    /** A port of this suite by the one that it has without an offset. */
    public int port(int standard) {
        return standard + OFFSET;
    }

    /** The value of a service's series without labels that matter, 0 when there is none. */
    double metric(int port, String name) {
        return service(port, "")
                .get("/q/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** A service on its own port, as another service calls it. */
    public Api internal(int port) {
        return service(port, new ServiceToken(serviceKey(), InstantSource.system()).mint("e2e"));
    }

    private static String serviceKey() {
        Properties keys = new Properties();
        try (Reader reader = Files.newBufferedReader(HOME.resolve("data/keys.properties"))) {
            keys.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keys.getProperty("service", keys.getProperty("SERVICE", ""));
    }

    /** Where the suite keeps what a user has in {@code .tidings}. */
    public Path home() {
        return HOME;
    }

    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /** Ends a part by SIGKILL. */
    void kill(String part) {
        tidings("kill", part, "-9");
    }

    /** Ends a process by SIGKILL, at once; returns when it is gone. */
    void killNow(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** The process of a part. */
    public long pid(String part) {
        return Long.parseLong(tidings("pid", part).strip());
    }

    /** Ends PostgreSQL or Redis by SIGKILL, and keeps it from being started again until the outage is closed. */
    Outage outage(String server) {
        Path held = HOME.resolve("run").resolve(server + ".held");
        try {
            Files.createFile(held);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kill(server);
        return () -> Files.deleteIfExists(held);
    }

    /** A server that is away until this is closed. */
    interface Outage extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    /** Brings a part back and waits until it is healthy. */
    void restart(String part) {
        tidings("start", part);
    }

    /** Starts a second sender. */
    void startSecondSender() {
        tidings("up", "--with", "sender2");
    }

    /** Runs a benchmark, which fails when a promise breaks. */
    void bench(String... arguments) {
        List<String> command = new ArrayList<>(List.of("bench"));
        command.addAll(List.of(arguments));
        tidings(command.toArray(String[]::new));
    }

    /** Sends a signal, such as {@code STOP} or {@code CONT}, to a part. */
    void signal(String name, String part) {
        run(List.of("kill", "-" + name, Long.toString(pid(part))), 0);
    }

    /** Whether every part is well. */
    public boolean isHealthy() {
        for (JsonNode part : read(run(tidingsCommand("status", "--json"), 0, 1))) {
            if (!part.path("health").asText().equals("healthy")) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tidings(String... arguments) {
        return run(tidingsCommand(arguments), 0);
    }

    private static List<String> tidingsCommand(String... arguments) {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("tidings").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs a command, and answers what it printed; its exit code must be one of these. */
    private static String run(List<String> command, Integer... codes) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true);
        builder.environment().put("TIDINGS_PORT_OFFSET", Integer.toString(OFFSET));
        builder.environment().put("TIDINGS_HOME", HOME.toString());
        builder.environment().put("TIDINGS_NO_BUILD", "1");
        // a quarter of an hour is longer than a test waits
        builder.environment().put("TIDINGS_SCHEDULE_NOTICE", "5s");
        // as long as the inward token is good, 45 s: what is known sooner came with the news
        builder.environment().put("TIDINGS_GATEWAY_CREDENTIALS_ACCEPTED", "1h");
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!List.of(codes).contains(process.waitFor())) {
                throw new IllegalStateException(command + " failed:\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package io.tidings.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.bench.Rest;
import io.tidings.bench.SuiteUnderTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The processes of the suite, to be ended, stopped and started. */
final class Parts {

    private static final Map<String, Integer> PORTS = Map.of(
            "auth",
            8_081,
            "billing",
            8_085,
            "broadcast",
            8_083,
            "messaging",
            8_084,
            "sender2",
            8_094,
            "gateway",
            8_080,
            "kafka",
            15_430);
    private static final int REDIS = 16_379;
    private static final int PATIENCE_MS = 1_000;

    private final SuiteUnderTest suite;

    Parts(SuiteUnderTest suite) {
        this.suite = suite;
    }

    /** Whether a part comes back by itself: PostgreSQL and Redis are kept alive by the process that holds Kafka. */
    static boolean isKept(String part) {
        return !PORTS.containsKey(part);
    }

    /** The port of a part that this class can start. */
    int port(String part) {
        return suite.port(PORTS.getOrDefault(part, 0));
    }

    /** Starts what isn't running, the second sender too. */
    void allUp() {
        tidings("up", "--with", "sender2");
    }

    /** Has the second sender leave: it hands back what it owns. */
    void endSecondSender() {
        tidings("kill", "sender2");
    }

    /** The second sender dies. */
    void killSecondSender() {
        tidings("kill", "sender2", "-9");
    }

    /** The process of a part, when it runs. */
    OptionalLong pid(String part) {
        try {
            return OptionalLong.of(Long.parseLong(tidings("pid", part).strip()));
        } catch (IllegalStateException down) {
            return OptionalLong.empty();
        }
    }

    /** Starts a part, if it does not run, without waiting for its health; answers its process. */
    long start(String part) {
        return Long.parseLong(tidings("start", part, "--no-wait").strip());
    }

    /** Whether a part that this class can start says that it is ready. */
    boolean isReady(String part) {
        try {
            URI uri = URI.create("http://localhost:" + port(part) + "/q/health/ready");
            HttpURLConnection call = (HttpURLConnection) uri.toURL().openConnection();
            call.setConnectTimeout(PATIENCE_MS);
            call.setReadTimeout(PATIENCE_MS);
            return call.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    /** Parts that are not healthy. */
    List<String> unwell() {
        try {
            List<String> unwell = new ArrayList<>();
            for (JsonNode part : Rest.JSON.readTree(tidings("status", "--json"))) {
                if (!part.path("health").asText().equals("healthy")) {
                    unwell.add(part.path("part").asText());
                }
            }
            return unwell;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a signal to a process and those below it, which PostgreSQL works with. */
    void signal(String name, long pid, boolean withChildren) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name, Long.toString(pid)));
        if (withChildren) {
            ProcessHandle.of(pid).stream()
                    .flatMap(ProcessHandle::descendants)
                    .forEach(child -> command.add(Long.toString(child.pid())));
        }
        run(command, List.of(0, 1)); // a backend may end meanwhile
    }

    /** Empties Redis. */
    void wipeRedis() {
        try (Socket socket = new Socket("localhost", suite.port(REDIS))) {
            socket.setSoTimeout(PATIENCE_MS);
            OutputStream out = socket.getOutputStream();
            out.write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            if (in.read() != '+') {
                throw new IllegalStateException("Redis refused FLUSHALL");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String tidings(String... arguments) {
        List<String> command = Stream.concat(Stream.of(suite.program().toString()), Stream.of(arguments))
                .toList();
        return run(command, List.of(0));
    }

    private static String run(List<String> command, List<Integer> codes) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            // what runs is what was built when the suite was started
            builder.environment().put("TIDINGS_NO_BUILD", "1");
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!codes.contains(process.waitFor())) {
                throw new IllegalStateException(command + " failed: " + output);
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

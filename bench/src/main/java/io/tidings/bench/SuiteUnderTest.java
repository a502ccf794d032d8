package io.tidings.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.testkit.ServiceToken;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The suite that {@code ./tidings up} started, as its environment tells. It is looked for when something is wanted of it, so
 * that a benchmark can tell about itself without one; then {@link NoSuite} is thrown where there is none.
 */
public final class SuiteUnderTest {

    private static final int PAGE = 1_000;

    private final Path root = Path.of(System.getProperty("tidings.root", "."));
    private @Nullable Environment environment;

    /** The public API, as the demo workspace. */
    public Rest api() {
        return new Rest(value("TIDINGS_URL"), () -> value("TIDINGS_API_TOKEN"));
    }

    /** The sandbox's control API. */
    public Rest sandbox() {
        return new Rest(value("TIDINGS_SANDBOX_URL"), () -> "");
    }

    /** Hands over what the network received, one message at a time, in order. */
    public void received(Consumer<JsonNode> message) {
        long after = 0;
        JsonNode page;
        do {
            page = sandbox()
                    .get("/sandbox/messages?limit=" + PAGE + "&after=" + after)
                    .path("messages");
            for (JsonNode one : page) {
                after = one.path("seq").asLong();
                message.accept(one);
            }
        } while (!page.isEmpty());
    }

    /** The broadcasts with this in their name, as the public list tells them. */
    public List<JsonNode> broadcasts(String search) {
        List<JsonNode> broadcasts = new ArrayList<>();
        String list = "/api/v1/broadcasts?search=" + URLEncoder.encode(search, StandardCharsets.UTF_8);
        int page = 0;
        JsonNode data;
        do {
            page++;
            data = api().get(list + "&page=" + page).path("data");
            data.path("broadcasts").forEach(broadcasts::add);
        } while (!data.path("pagination").path("next_page_url").isNull());
        return broadcasts;
    }

    /** A service by the port that it has without an offset. */
    public Rest service(int port) {
        return new Rest(
                "http://localhost:" + port(port), () -> environment().tokens().mint("bench"));
    }

    /** A port of this suite by the one that it has without an offset. */
    public int port(int standard) {
        return standard + URI.create(value("TIDINGS_URL")).getPort() - 8_080;
    }

    /** The program that starts and ends this suite. */
    public Path program() {
        return root.resolve("tidings");
    }

    /** The folder of the suite's logs. */
    public Path logs() {
        return environment().home().resolve("logs");
    }

    /** Where the gateway answers. */
    public String gateway() {
        return value("TIDINGS_URL");
    }

    /** Where the sandbox answers. */
    public String sandboxUrl() {
        return value("TIDINGS_SANDBOX_URL");
    }

    /** Process ids by part. */
    public Map<String, Long> processes() {
        try {
            Process status = new ProcessBuilder(root.resolve("tidings").toString(), "status", "--json").start();
            JsonNode parts =
                    Rest.JSON.readTree(new String(status.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            Map<String, Long> processes = new LinkedHashMap<>();
            parts.forEach(part ->
                    processes.put(part.path("part").asText(), part.path("pid").asLong()));
            return processes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String value(String name) {
        return environment().demo().getOrDefault(name, "");
    }

    private synchronized Environment environment() {
        Environment known = environment;
        if (known == null) {
            known = Environment.read();
            environment = known;
        }
        return known;
    }

    /** What the suite's launcher has left in its home. */
    private record Environment(Path home, Map<String, String> demo, ServiceToken tokens) {

        static Environment read() {
            String home = System.getenv("TIDINGS_HOME");
            if (home == null) {
                throw new NoSuite("TIDINGS_HOME is not set: run ./tidings bench");
            }
            Path folder = Path.of(home);
            String key = keys(folder).getProperty("service", "");
            return new Environment(folder, demo(folder), new ServiceToken(key, InstantSource.system()));
        }

        private static Map<String, String> demo(Path home) {
            try {
                List<String> lines = Files.readAllLines(home.resolve("demo.env"));
                return lines.stream()
                        .map(line -> line.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1].replace("'", "")));
            } catch (IOException e) {
                throw new NoSuite("the suite is not up: ./tidings up", e);
            }
        }

        private static Properties keys(Path home) {
            Properties keys = new Properties();
            try (Reader reader = Files.newBufferedReader(home.resolve("data/keys.properties"))) {
                keys.load(reader);
            } catch (IOException e) {
                throw new NoSuite("the suite is not up: ./tidings up", e);
            }
            return keys;
        }
    }
}

package io.tidings.e2e.developer;

import static org.awaitility.Awaitility.await;

import io.tidings.e2e.Api.Answer;
import io.tidings.testkit.embedded.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A proxy that answers with an error of its own whenever a request or an answer is not as the document says. */
final class Prism implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ERRORS = "https://stoplight.io/prism/errors#";

    private final int port = FreePorts.next();
    private final Process process;

    /** Comes when the proxy listens. */
    Prism(NodeTools tools, Path document, String upstream) {
        Path output = tools.folder().resolve("prism.txt");
        process = tools.server(
                "prism", output, "proxy", "--errors", "--port", Integer.toString(port), document.toString(), upstream);
        try {
            await().atMost(PATIENCE).until(() -> Files.readString(output).contains("is listening"));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** What the proxy has to say against a call; empty when nothing. */
    static String objection(Answer answer) {
        return answer.body().path("type").asText().startsWith(ERRORS) ? answer.text() : "";
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}

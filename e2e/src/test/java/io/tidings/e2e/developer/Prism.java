package io.tidings.e2e.developer;

import static org.awaitility.Awaitility.await;

import io.tidings.e2e.Api.Answer;
import io.tidings.testkit.embedded.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A proxy that notices whatever is not as the document says, in a request or in an answer. */
final class Prism implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** The header in which a reporting proxy lists what it noticed. */
    static final String VIOLATIONS = "sl-violations";

    private static final String ERRORS = "https://stoplight.io/prism/errors#";

    private final int port = FreePorts.next();
    private final Process process;

    private Prism(NodeTools tools, Path document, String upstream, String... options) {
        Path output = tools.folder().resolve("prism-" + port + ".txt");
        List<String> arguments = new ArrayList<>(List.of("proxy", "--port", Integer.toString(port)));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(document.toString(), upstream));
        process = tools.server("prism", output, arguments.toArray(String[]::new));
        try {
            await().atMost(PATIENCE).until(this::listens);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** One that answers with an error of its own; comes when the proxy listens. */
    static Prism objecting(NodeTools tools, Path document, String upstream) {
        return new Prism(tools, document, upstream, "--errors");
    }

    /** One that hands everything on, and says in a header what was wrong. */
    static Prism reporting(NodeTools tools, Path document, String upstream) {
        return new Prism(tools, document, upstream, "--verboseLevel", "silent");
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

package io.tidings.broadcast.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * Speaks the internal contract of messaging-service for single messages over real HTTP: an id is stored once, a withdrawn
 * one never. What it says of holds is {@link HeldTargets}'. Like {@link BillingServer} it is steered over HTTP.
 */
public final class MessagingServer implements QuarkusTestResourceLifecycleManager {

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> modes = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> stored = new ConcurrentHashMap<>();
    private final Map<String, String> states = new ConcurrentHashMap<>();
    private final HeldTargets targets = new HeldTargets();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        String url = "http://localhost:" + server.getAddress().getPort();
        System.setProperty("tidings.test.messaging", url);
        // tests run sweeps and reconciliation themselves
        return Map.of(
                "tidings.peers.messaging",
                url,
                "tidings.message.sweep-every",
                "1h",
                "tidings.steering.tick",
                "1h",
                "tidings.steering.relieve",
                "1s");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode body = json.readTree(exchange.getRequestBody());
        String[] path = exchange.getRequestURI().getPath().substring(1).split("/");
        if (path[0].equals("test")) {
            respond(exchange, 200, steer(exchange.getRequestMethod(), path, body));
            return;
        }
        if (!path[1].equals("messages")) {
            String target = path.length > 2 ? path[2] : body.path("target").asText();
            answer(exchange, targets.modeOf(target), targets.apply(exchange.getRequestMethod(), target));
            return;
        }
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        String workspace = query.startsWith("workspace=")
                ? query.substring("workspace=".length())
                : body.path("workspace").asText();
        String mode = modes.getOrDefault(workspace, "sent");
        if (mode.equals("away")) {
            answer(exchange, mode, Map.of());
            return;
        }
        Map<String, Object> view = switch (exchange.getRequestMethod()) {
            case "POST" -> store(body, mode);
            case "DELETE" -> withdraw(path[2]);
            default -> view(path[2]);
        };
        answer(exchange, mode, view);
    }

    private void answer(HttpExchange exchange, String mode, Object body) throws IOException {
        switch (mode) {
            case "away" -> respond(exchange, 503, Map.of("code", "unavailable"));
            case "deaf" -> exchange.close();
            case "refusing" -> respond(exchange, 422, Map.of("code", "invalid"));
            default -> respond(exchange, 200, body);
        }
    }

    private Object steer(String method, String[] path, JsonNode body) {
        if (path[1].equals("target")) {
            return targets.steer(method, path[2], body.asText());
        }
        if (path[1].equals("mode")) {
            modes.put(path[2], body.asText());
            return "ok";
        }
        return stored.getOrDefault(path[2], json.createObjectNode());
    }

    private Map<String, Object> store(JsonNode body, String mode) {
        String id = body.path("id").asText();
        if (mode.equals("refusing")) {
            return view(id);
        }
        if (states.putIfAbsent(id, mode.equals("deaf") ? "sent" : mode) == null) {
            stored.put(id, body);
        }
        return view(id);
    }

    private Map<String, Object> withdraw(String id) {
        states.putIfAbsent(id, "cancelled");
        return view(id);
    }

    private Map<String, Object> view(String id) {
        Map<String, Object> view = new HashMap<>(Map.of("id", id, "receipt", "none"));
        String state = states.getOrDefault(id, "queued");
        view.put("state", state);
        if (state.equals("sent")) {
            view.put("provider_id", "wamid." + id);
        }
        if (state.equals("failed")) {
            view.put("error_code", 131026);
            view.put("error_title", "Message undeliverable");
        }
        return view;
    }

    private void respond(HttpExchange exchange, int status, Object answer) throws IOException {
        byte[] written = json.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, written.length);
        exchange.getResponseBody().write(written);
        exchange.close();
    }
}

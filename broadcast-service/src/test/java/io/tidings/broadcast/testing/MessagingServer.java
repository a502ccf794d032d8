package io.tidings.broadcast.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * messaging-service, for single messages: an id is stored once, a withdrawn one never. What it says of holds is
 * {@link HeldTargets}'.
 */
public final class MessagingServer extends PeerServer {

    private final Map<String, String> modes = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> stored = new ConcurrentHashMap<>();
    private final Map<String, String> states = new ConcurrentHashMap<>();
    private final HeldTargets targets = new HeldTargets();

    /** Tests run sweeps and reconciliation themselves. */
    public MessagingServer() {
        super(
                "messaging",
                Map.of(
                        "tidings.message.sweep-every", "1h",
                        "tidings.steering.tick", "1h",
                        "tidings.steering.relieve", "1s"));
    }

    @Override
    void answer(HttpExchange exchange, String[] path, JsonNode body) throws IOException {
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
            case "dying" -> go(true);
            case "refusing" -> respond(exchange, 422, Map.of("code", "invalid"));
            default -> respond(exchange, 200, body);
        }
    }

    private Object steer(String method, String[] path, JsonNode body) {
        if (path[1].equals("target")) {
            if (method.equals("PUT")) {
                go(body.asText().equals("gone"));
            }
            return targets.steer(method, path[2], body.asText());
        }
        if (path[1].equals("mode")) {
            modes.put(path[2], body.asText());
            return "ok";
        }
        return stored.getOrDefault(path[2], JSON.createObjectNode());
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
}

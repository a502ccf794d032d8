package io.tidings.broadcast.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * billing-service: keys, tombstones, balances. The real one has a database and a Kafka listener of its own; the end-to-end
 * tests run against it.
 */
public final class BillingServer extends PeerServer {

    private static final BigDecimal PRICE = new BigDecimal("0.5");

    private final Map<String, BigDecimal> balances = new ConcurrentHashMap<>();
    private final Map<String, String> modes = new ConcurrentHashMap<>();
    private final Map<String, Held> keys = new ConcurrentHashMap<>();

    private record Held(String workspace, int count, String state, int calls, String expiresAt) {}

    private record Answer(int status, Object body) {}

    /** Tests run sweeps and ticks themselves. */
    public BillingServer() {
        super(
                "billing",
                Map.of(
                        "quarkus.http.test-timeout", "120s",
                        "tidings.planner.tick", "1h",
                        "tidings.intake.sweep-every", "1h",
                        "quarkus.log.category.\"kafka\".level", "WARN",
                        "quarkus.log.category.\"org.hibernate\".level", "WARN"));
    }

    @Override
    void answer(HttpExchange exchange, String[] path, JsonNode body) throws IOException {
        Answer answer = route(path, body);
        if (answer.status() == 0) {
            exchange.close();
            return;
        }
        respond(exchange, answer.status(), answer.body());
    }

    private Answer route(String[] path, JsonNode body) {
        if (path[0].equals("test")) {
            return steer(path, body);
        }
        String workspace = body.path("workspace").asText();
        String mode = modes.getOrDefault(workspace, "");
        if (mode.equals("away")) {
            return new Answer(503, Map.of("code", "unavailable"));
        }
        Answer answer = path.length == 2 ? reserve(workspace, body) : release(workspace, path[2]);
        return mode.equals("deaf") ? new Answer(0, "") : answer;
    }

    private Answer steer(String[] path, JsonNode body) {
        return switch (path[1]) {
            case "balance" -> {
                balances.put(path[2], body.decimalValue());
                yield new Answer(200, "ok");
            }
            case "mode" -> {
                modes.put(path[2], body.asText());
                yield new Answer(200, "ok");
            }
            default -> {
                Held held = keys.get(path[2]);
                yield new Answer(200, held == null ? Map.of("state", "none") : held);
            }
        };
    }

    private Answer reserve(String workspace, JsonNode body) {
        int count = body.path("count").asInt();
        BigDecimal amount = PRICE.multiply(BigDecimal.valueOf(count));
        Held now = keys.compute(body.path("key").asText(), (key, held) -> {
            if (held != null) {
                return new Held(held.workspace, held.count, held.state, held.calls + 1, held.expiresAt);
            }
            BigDecimal balance = balances.getOrDefault(workspace, new BigDecimal(1_000_000));
            if (balance.compareTo(amount) < 0) {
                return null;
            }
            balances.put(workspace, balance.subtract(amount));
            return new Held(workspace, count, "held", 1, body.path("expires_at").asText());
        });
        if (now == null) {
            return new Answer(402, Map.of("code", "insufficient_credit", "message", "no"));
        }
        return now.state().equals("held")
                ? new Answer(
                        200, Map.of("key", body.path("key"), "unit_price", PRICE, "amount", amount, "state", "held"))
                : new Answer(409, Map.of("code", "released", "message", "no"));
    }

    private Answer release(String workspace, String key) {
        keys.compute(
                key,
                (k, held) -> held == null
                        ? new Held(workspace, 0, "released", 1, "")
                        : new Held(held.workspace, held.count, "released", held.calls + 1, held.expiresAt));
        return new Answer(200, Map.of("key", key, "state", "released"));
    }
}

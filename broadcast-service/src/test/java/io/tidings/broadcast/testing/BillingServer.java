package io.tidings.broadcast.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * Speaks the internal contract of billing-service over real HTTP: keys, tombstones, balances. The real one has a
 * database and a Kafka listener of its own; the end-to-end tests run against it, these are about this side of the call.
 * Tests steer it over HTTP as well, since Quarkus may load this class more than once.
 */
public final class BillingServer implements QuarkusTestResourceLifecycleManager {

    private static final BigDecimal PRICE = new BigDecimal("0.5");

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, BigDecimal> balances = new ConcurrentHashMap<>();
    private final Map<String, String> modes = new ConcurrentHashMap<>();
    private final Map<String, Held> keys = new ConcurrentHashMap<>();
    private HttpServer server;

    private record Held(String workspace, int count, String state, int calls) {}

    private record Answer(int status, Object body) {}

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
        System.setProperty("tidings.test.billing", url);
        // tests run sweeps and ticks themselves
        return Map.of(
                "tidings.peers.billing", url,
                "quarkus.http.test-timeout", "120s",
                "tidings.planner.tick", "1h",
                "tidings.intake.sweep-every", "1h",
                "quarkus.log.category.\"kafka\".level", "WARN",
                "quarkus.log.category.\"org.hibernate\".level", "WARN");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode body = json.readTree(exchange.getRequestBody());
        Answer answer = route(exchange.getRequestURI().getPath().substring(1).split("/"), body);
        if (answer.status() == 0) {
            exchange.close();
            return;
        }
        byte[] written = json.writeValueAsBytes(answer.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), written.length);
        exchange.getResponseBody().write(written);
        exchange.close();
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
                return new Held(held.workspace, held.count, held.state, held.calls + 1);
            }
            BigDecimal balance = balances.getOrDefault(workspace, new BigDecimal(1_000_000));
            if (balance.compareTo(amount) < 0) {
                return null;
            }
            balances.put(workspace, balance.subtract(amount));
            return new Held(workspace, count, "held", 1);
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
                        ? new Held(workspace, 0, "released", 1)
                        : new Held(held.workspace, held.count, "released", held.calls + 1));
        return new Answer(200, Map.of("key", key, "state", "released"));
    }
}

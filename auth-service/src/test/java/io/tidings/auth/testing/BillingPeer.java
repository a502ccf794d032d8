package io.tidings.auth.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Speaks the one operation of billing-service's internal contract that sign-in needs, since the real one is another
 * process; the end-to-end tests run against that. Its state is in system properties, because Quarkus may load this
 * class more than once.
 */
public final class BillingPeer implements QuarkusTestResourceLifecycleManager {
    private static final String AWAY = "tidings.test.billing.away";
    private static final String CREDIT = "tidings.test.billing.credit";

    private HttpServer server;

    /** Lets it refuse every call, or answer again. */
    public static void away(boolean away) {
        System.setProperty(AWAY, String.valueOf(away));
    }

    /** What it answers as everybody's credit, 150 at first. */
    public static void credit(String credit) {
        System.setProperty(CREDIT, credit);
    }

    @Override
    public Map<String, String> start() {
        away(false);
        credit("150");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/internal/balances/", BillingPeer::answer);
        server.start();
        return Map.of(
                "tidings.peers.billing",
                "http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String body = "{\"id\": 7, \"credit\": " + System.getProperty(CREDIT) + "}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status(exchange), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static int status(HttpExchange exchange) {
        if (Boolean.getBoolean(AWAY)) {
            return 503;
        }
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        return token != null && token.startsWith("Bearer ") ? 200 : 401;
    }
}

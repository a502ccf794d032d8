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
import java.util.concurrent.Executors;

/**
 * Speaks the internal contract of another service over real HTTP, for tests of this side of the call. Tests steer it over
 * HTTP as well, since Quarkus may load its class more than once.
 */
abstract class PeerServer implements QuarkusTestResourceLifecycleManager {

    static final ObjectMapper JSON = new ObjectMapper();

    private final String peer;
    private final Map<String, String> settings;
    private HttpServer control;
    private HttpServer server;
    private int port;
    private boolean gone;

    /** @param settings what else the service under test is set to */
    PeerServer(String peer, Map<String, String> settings) {
        this.peer = peer;
        this.settings = settings;
    }

    /** Answers a call; {@code path} without its first slash. */
    abstract void answer(HttpExchange exchange, String[] path, JsonNode body) throws IOException;

    @Override
    public final Map<String, String> start() {
        control = open(0);
        server = open(0);
        port = server.getAddress().getPort();
        System.setProperty("tidings.test." + peer, url(control.getAddress().getPort()));
        Map<String, String> all = new HashMap<>(settings);
        all.put("tidings.peers." + peer, url(port));
        return all;
    }

    @Override
    public final void stop() {
        control.stop(0);
        server.stop(0);
    }

    /** Connections are refused from now on, or taken again; tests can steer it all the while. */
    final synchronized void go(boolean away) {
        if (away && !gone) {
            server.stop(0);
        } else if (gone && !away) {
            server = open(port);
        }
        gone = away;
    }

    private HttpServer open(int at) {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
            opened.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            opened.createContext("/", exchange -> {
                String[] path = exchange.getRequestURI().getPath().substring(1).split("/");
                answer(exchange, path, JSON.readTree(exchange.getRequestBody()));
            });
            opened.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String url(int at) {
        return "http://localhost:" + at;
    }

    static void respond(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] written = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, written.length);
        exchange.getResponseBody().write(written);
        exchange.close();
    }
}

package io.tidings.e2e.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A web server of the test: the page under {@code /page}, and answers with CORS headers that the test chooses. */
final class Pages implements AutoCloseable {

    private final HttpServer server;

    Pages() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/page", exchange -> answer(exchange, "text/html", page()));
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Answers {@code {}} under this path, with these headers, whatever is asked. */
    String serving(String path, Map<String, String> headers) {
        server.createContext(path, exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            answer(exchange, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
        });
        return address() + path;
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] page() throws IOException {
        try (InputStream page = Pages.class.getResourceAsStream("/client/page.html")) {
            return page.readAllBytes();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

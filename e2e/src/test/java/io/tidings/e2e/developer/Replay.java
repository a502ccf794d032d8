package io.tidings.e2e.developer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tidings.e2e.Exchange;
import io.tidings.e2e.developer.Described.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends exchanges through the proxy when they are over: an upstream of its own repeats what the gateway answered. Between the
 * tests and the gateway the proxy would be in their way. It answers 501 and GETs with a body itself, never answers a body
 * that is no JSON, takes no more than 10 MB, writes numbers anew in both directions, and has one address for all clients.
 */
final class Replay implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NUMBER = "x-exchange";
    /** The proxy answers these itself, with an example. All errors of an API have one body: another error takes its place. */
    private static final Map<Integer, Integer> INSTEAD = Map.of(501, 500);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Long, Exchange> underWay = new ConcurrentHashMap<>();
    private final AtomicLong next = new AtomicLong();
    private final HttpServer upstream;
    private final Prism prism;

    Replay(NodeTools tools, Path document) throws IOException {
        upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        upstream.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        upstream.createContext("/", this::repeat);
        upstream.start();
        prism = Prism.reporting(
                tools, document, "http://127.0.0.1:" + upstream.getAddress().getPort());
    }

    private void repeat(HttpExchange call) throws IOException {
        try (call) {
            Exchange exchange =
                    underWay.get(Long.valueOf(call.getRequestHeaders().getFirst(NUMBER)));
            exchange.answerHeaders()
                    .forEach((name, values) -> call.getResponseHeaders().put(name, values));
            byte[] answer = exchange.answer().getBytes(StandardCharsets.UTF_8);
            call.getRequestBody().readAllBytes();
            call.sendResponseHeaders(INSTEAD.getOrDefault(exchange.status(), exchange.status()), answer.length);
            call.getResponseBody().write(answer);
        }
    }

    /** What the proxy reports. Of what was refused it sees the operation only: such requests are wrong on purpose. */
    String violations(Exchange exchange, Operation operation) {
        long number = next.incrementAndGet();
        underWay.put(number, exchange);
        try {
            HttpResponse<String> answer = http.send(request(exchange, operation, number), BodyHandlers.ofString());
            int expected = INSTEAD.getOrDefault(exchange.status(), exchange.status());
            if (answer.statusCode() != expected) {
                throw new IllegalStateException(
                        operation + " " + expected + " became " + answer.statusCode() + " " + answer.body());
            }
            return answer.headers().firstValue(Prism.VIOLATIONS).orElse("[]");
        } catch (IOException e) {
            throw new UncheckedIOException(operation.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            underWay.remove(number);
        }
    }

    private HttpRequest request(Exchange exchange, Operation operation, long number) {
        String target = exchange.isAccepted() ? exchange.path() + exchange.query() : operation.anyPath();
        boolean hasBody = !exchange.body().isEmpty() && operation.takesBody();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(prism.url() + target))
                .timeout(PATIENCE)
                .method(exchange.method(), hasBody ? BodyPublishers.ofString(exchange.body()) : BodyPublishers.noBody())
                .header(NUMBER, Long.toString(number));
        exchange.headers().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        return request.build();
    }

    @Override
    public void close() {
        prism.close();
        upstream.stop(0);
        http.close();
    }
}

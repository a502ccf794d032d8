package io.tidings.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A client as a customer would write it: JSON in, JSON out, no retries. */
public final class Api {

    private static final HttpClient HTTP = http().build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] NOTHING = {};

    private final HttpClient http;
    private final String base;
    private final String token;
    private final boolean isKept;

    /** A client of {@code base}; an empty token sends none. */
    public Api(String base, String token) {
        this(HTTP, base, token, false);
    }

    private Api(HttpClient http, String base, String token, boolean isKept) {
        this.http = http;
        this.base = base;
        this.token = token;
        this.isKept = isKept;
    }

    /** A client of the gateway, whose answers are held against its description in the end. */
    static Api ofGateway(String base, String token) {
        return new Api(HTTP, base, token, true);
    }

    private static HttpClient.Builder http() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    }

    public Api withToken(String other) {
        return new Api(http, base, other, isKept);
    }

    /** The same client at another address of this machine, such as {@code 127.0.0.2}. */
    public Api at(String address) {
        HttpClient other = http().localAddress(InetAddress.ofLiteral(address)).build();
        return new Api(other, base, token, isKept);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, @Nullable Object body) {
        return send("POST", path, body);
    }

    /** Posts what is not JSON. */
    public Answer post(String path, String type, byte[] body) {
        return sent(request(path).header("Content-Type", type), "POST", body);
    }

    /** What a browser asks before it calls from a page of another origin. */
    public Answer preflight(String path, String method) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "authorization,content-type");
        return sent(request, "OPTIONS", NOTHING);
    }

    /** Data of a GET that has to succeed. */
    public JsonNode data(String path) {
        Answer answer = get(path);
        if (answer.status() != 200) {
            throw new AssertionError(path + " answered " + answer);
        }
        return answer.body().path("data");
    }

    public Answer send(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request = request(path);
        if (body == null) {
            return sent(request, method, NOTHING);
        }
        try {
            return sent(request.header("Content-Type", "application/json"), method, JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer sent(HttpRequest.Builder builder, String method, byte[] body) {
        HttpRequest request = builder.method(
                        method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (isKept) {
                Exchanges.keep(request, new String(body, StandardCharsets.UTF_8), response);
            }
            return new Answer(response.statusCode(), json(response.body()), response.body(), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) throws IOException {
        return text.startsWith("{") || text.startsWith("[") ? JSON.readTree(text) : MissingNode.getInstance();
    }

    /**
     * What came back.
     *
     * @param text the body as it was
     */
    public record Answer(int status, JsonNode body, String text, HttpHeaders headers) {}
}

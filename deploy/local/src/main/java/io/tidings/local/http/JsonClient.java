package io.tidings.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Speaks JSON with one server. */
public final class JsonClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

    private final HttpClient http;
    private final String base;
    private final Supplier<String> bearer;

    /**
     * Calls the server at the base address.
     *
     * @param bearer the credential, asked for at each call; empty for none
     */
    public JsonClient(HttpClient http, String base, Supplier<String> bearer) {
        this.http = http;
        this.base = base;
        this.bearer = bearer;
    }

    /** Reads; asks again for a while when the server is busy or away. */
    public Reply get(String path) {
        return patiently(() -> call("GET", path, BodyPublishers.noBody()));
    }

    /** Puts a body, given as anything that Jackson writes; again for a while when the server is busy or away. */
    public Reply put(String path, Object body) {
        String text = write(body);
        return patiently(() -> call("PUT", path, BodyPublishers.ofString(text)));
    }

    /** Posts a body, given as anything that Jackson writes; once. */
    public Reply post(String path, Object body) {
        return call("POST", path, BodyPublishers.ofString(write(body)));
    }

    private static Reply patiently(Supplier<Reply> call) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Reply reply = call.get();
        while (reply.isUnavailable() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE);
            reply = call.get();
        }
        return reply;
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Reply call(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, body);
        String credential = bearer.get();
        if (!credential.isEmpty()) {
            request.header("Authorization", "Bearer " + credential);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), parse(response.body()));
        } catch (IOException e) {
            return new Reply(
                    HttpURLConnection.HTTP_UNAVAILABLE, JSON.createObjectNode().put("message", reason(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String reason(IOException fault) {
        String message = fault.getMessage();
        return base + " gave no answer" + (message == null ? "" : ": " + message);
    }

    private static JsonNode parse(String text) {
        if (text.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode().put("message", text);
        }
    }
}

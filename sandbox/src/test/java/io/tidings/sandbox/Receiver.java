package io.tidings.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;

/** An application's webhook address: answers handshakes, keeps what was posted, refuses when told to. */
public final class Receiver implements AutoCloseable {
    private static final byte[] MARK = "recipient_id".getBytes(StandardCharsets.US_ASCII);

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final String verifyToken;
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final LongAdder told = new LongAdder();
    private final boolean keeping;

    /** One webhook as it came. */
    public record Post(String signature, byte[] body, int answer) {
        public JsonObject json() {
            return new JsonObject(Buffer.buffer(body));
        }

        Stream<JsonObject> values() {
            return json().getJsonArray("entry").stream()
                    .flatMap(entry -> ((JsonObject) entry).getJsonArray("changes").stream())
                    .map(change -> ((JsonObject) change).getJsonObject("value"));
        }

        /** The signature that the body should have. */
        public String expectedSignature(String secret) throws Exception {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        }
    }

    public Receiver(String verifyToken) {
        this(verifyToken, true);
    }

    /** An address that only counts, for more than memory could hold. */
    public static Receiver counting(String verifyToken) {
        return new Receiver(verifyToken, false);
    }

    private Receiver(String verifyToken, boolean keeping) {
        this.verifyToken = verifyToken;
        this.keeping = keeping;
        server = vertx.createHttpServer()
                .requestHandler(this::receive)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** Statuses that came, repeated ones included. */
    public long told() {
        return told.sum();
    }

    /** Waits until so many statuses came. */
    public void awaitStatuses(long statuses, Duration atMost) {
        Awaitility.await().atMost(atMost).pollInterval(Duration.ofMillis(100)).until(() -> told() >= statuses);
    }

    public String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/hook";
    }

    /** Answers 503 to so many of the next posts. */
    public void refuse(int next) {
        refusals.set(next);
    }

    public List<Post> posts() {
        return posts;
    }

    public void forget() {
        posts.clear();
    }

    /** Statuses that were answered with 200. */
    public List<JsonObject> statuses() {
        return accepted("statuses");
    }

    /** What recipients wrote, of posts that were answered with 200. */
    public List<JsonObject> messages() {
        return accepted("messages");
    }

    /** The words of a message's statuses, in the order in which they came. */
    public List<String> words(String messageId) {
        return statuses().stream()
                .filter(status -> Objects.equals(status.getString("id"), messageId))
                .map(status -> status.getString("status"))
                .toList();
    }

    private List<JsonObject> accepted(String field) {
        List<JsonObject> found = new ArrayList<>();
        posts.stream()
                .filter(post -> post.answer() == 200)
                .flatMap(Post::values)
                .filter(value -> value.containsKey(field))
                .forEach(value -> value.getJsonArray(field).forEach(one -> found.add((JsonObject) one)));
        return found;
    }

    private void receive(HttpServerRequest request) {
        if (request.method().name().equals("GET")) {
            boolean known = verifyToken.equals(request.getParam("hub.verify_token"));
            request.response().setStatusCode(known ? 200 : 403).end(known ? request.getParam("hub.challenge") : "");
            return;
        }
        request.body().onSuccess(body -> {
            int answer = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? 503 : 200;
            if (keeping) {
                posts.add(new Post(request.getHeader("X-Hub-Signature-256"), body.getBytes(), answer));
            } else {
                told.add(count(body.getBytes()));
            }
            request.response().setStatusCode(answer).end();
        });
    }

    /** Counts statuses by a word that each has once, since parsing would cost more than all that is measured. */
    private static int count(byte[] body) {
        int found = 0;
        for (int at = 0; at < body.length - MARK.length; at++) {
            if (body[at] == MARK[0] && Arrays.equals(body, at, at + MARK.length, MARK, 0, MARK.length)) {
                found++;
            }
        }
        return found;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}

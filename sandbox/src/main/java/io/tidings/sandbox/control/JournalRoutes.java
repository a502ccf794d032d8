package io.tidings.sandbox.control;

import io.tidings.sandbox.graph.Replies;
import io.tidings.sandbox.journal.Found;
import io.tidings.sandbox.journal.Journal;
import io.tidings.sandbox.journal.Query;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /sandbox/messages} and {@code GET /sandbox/stats}: what was received. */
@Singleton
final class JournalRoutes {
    private static final String CHANNEL = "whatsapp";
    private static final int DEFAULT_LIMIT = 1000;
    private static final int MAX_LIMIT = 10_000;

    private final Vertx vertx;
    private final Journal journal;

    JournalRoutes(Vertx vertx, Journal journal) {
        this.vertx = vertx;
        this.journal = journal;
    }

    void register(@Observes Router router) {
        router.get("/sandbox/messages").handler(this::messages);
        router.get("/sandbox/stats").handler(call -> Replies.ok(call, journal.stats()));
    }

    private void messages(RoutingContext call) {
        vertx.executeBlocking(() -> search(call), false)
                .onSuccess(found -> show(call, found))
                .onFailure(cause -> Replies.refuse(call, cause));
    }

    private Found search(RoutingContext call) throws IOException {
        String channel = parameter(call, "channel");
        Query query = new Query(
                Digits.of("from", parameter(call, "from")),
                Digits.of("to", parameter(call, "to")),
                number(call, "after", 0),
                (int) Math.min(MAX_LIMIT, number(call, "limit", DEFAULT_LIMIT)));
        return channel == null || channel.equals(CHANNEL) ? journal.find(query) : new Found(0, List.of());
    }

    private static @Nullable String parameter(RoutingContext call, String name) {
        String value = call.queryParams().get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static long number(RoutingContext call, String name, long fallback) {
        String value = parameter(call, name);
        if (value == null) {
            return fallback;
        }
        if (!value.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException(name + " must be a number");
        }
        return Long.parseLong(value);
    }

    private static void show(RoutingContext call, Found found) {
        Buffer body = Buffer.buffer("{\"total\":" + found.total() + ",\"messages\":[");
        for (int i = 0; i < found.lines().size(); i++) {
            body.appendString(i == 0 ? "" : ",").appendBytes(found.lines().get(i));
        }
        call.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=UTF-8")
                .end(body.appendString("]}"));
    }
}

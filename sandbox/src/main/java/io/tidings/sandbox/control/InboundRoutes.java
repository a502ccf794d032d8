package io.tidings.sandbox.control;

import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.tidings.sandbox.account.Accounts;
import io.tidings.sandbox.graph.Bodies;
import io.tidings.sandbox.graph.Replies;
import io.tidings.sandbox.journal.Journal;
import io.tidings.sandbox.json.Json;
import io.tidings.sandbox.receipt.Receipts;
import io.tidings.sandbox.template.Tap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /sandbox/inbound}: a recipient writes or taps. */
@Singleton
final class InboundRoutes {
    private final Vertx vertx;
    private final Accounts accounts;
    private final Journal journal;
    private final Receipts receipts;

    InboundRoutes(Vertx vertx, Accounts accounts, Journal journal, Receipts receipts) {
        this.vertx = vertx;
        this.accounts = accounts;
        this.journal = journal;
        this.receipts = receipts;
    }

    void register(@Observes Router router) {
        router.post("/sandbox/inbound").handler(this::receive);
    }

    private void receive(RoutingContext call) {
        Bodies.of(call)
                .compose(body -> vertx.executeBlocking(() -> hear(read(body)), false))
                .onSuccess(id -> Replies.ok(call, Map.of("provider_message_id", id)))
                .onFailure(cause -> Replies.refuse(call, cause));
    }

    private static InboundRequest read(Buffer body) throws IOException {
        try {
            return Json.MAPPER.readValue(body.getBytes(), InboundRequest.class);
        } catch (ValueInstantiationException e) {
            throw new IllegalArgumentException(
                    e.getCause() == null ? e.getOriginalMessage() : e.getCause().getMessage());
        }
    }

    private String hear(InboundRequest request) {
        long writer = request.writer();
        long business = request.business();
        if (accounts.directory().lineOf(business) == null) {
            throw new IllegalArgumentException("to is not a registered number");
        }
        Tap tap = request.tap();
        String context = tap == null ? null : context(request, writer, business);
        return receipts.heard(writer, business, request.text(), tap, context);
    }

    private @Nullable String context(InboundRequest request, long writer, long business) {
        if (request.messageId() != null) {
            return request.messageId();
        }
        long newest = journal.newest(business, writer);
        return newest == 0 ? null : journal.messageId(writer, newest);
    }
}

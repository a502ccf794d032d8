package io.tidings.sandbox.message;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.sandbox.account.Access;
import io.tidings.sandbox.account.Line;
import io.tidings.sandbox.chaos.Chaos;
import io.tidings.sandbox.graph.Bodies;
import io.tidings.sandbox.graph.GraphFault;
import io.tidings.sandbox.graph.GraphRoutes;
import io.tidings.sandbox.graph.Replies;
import io.tidings.sandbox.journal.Journal;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** {@code POST /{version}/{phone-number-id}/messages}: sends a message, or marks an inbound one as read. */
@Singleton
final class MessageRoutes {
    private final Vertx vertx;
    private final InstantSource clock;
    private final Access access;
    private final Chaos chaos;
    private final Network network;
    private final Journal journal;

    MessageRoutes(Vertx vertx, InstantSource clock, Access access, Chaos chaos, Network network, Journal journal) {
        this.vertx = vertx;
        this.clock = clock;
        this.access = access;
        this.chaos = chaos;
        this.network = network;
        this.journal = journal;
    }

    void register(@Observes Router router) {
        GraphRoutes.busiestEdge(router, HttpMethod.POST, "messages", this::receive);
    }

    private void receive(RoutingContext call) {
        if (chaos.faults().disconnect()) {
            hangUp(call);
            return;
        }
        Bodies.of(call).onSuccess(body -> decide(call, body)).onFailure(cause -> Replies.fail(call, cause));
    }

    private void decide(RoutingContext call, Buffer body) {
        try {
            Line line = access.line(call);
            JsonNode request = SendReader.tree(body.getBytes());
            if (SendReader.isMarkAsRead(request)) {
                SendReader.checkMarkAsRead(request);
                Replies.success(call);
            } else {
                send(call, line, SendReader.read(line, request, clock.millis()));
            }
        } catch (GraphFault fault) {
            journal.reject(fault.code());
            later(() -> Replies.fail(call, fault));
        } catch (RuntimeException e) {
            Replies.fail(call, e);
        }
    }

    private void send(RoutingContext call, Line line, Send send) {
        Network.Accepted accepted = network.accept(line, send);
        if (accepted.repliesNever()) {
            later(() -> hangUp(call));
        } else {
            byte[] reply = AcceptedReply.of(send, accepted.messageId());
            later(() -> Replies.send(call, 200, reply));
        }
    }

    /** Answers at once, or after the latency that was asked for. */
    private void later(Runnable answer) {
        long latency = chaos.faults().latencyMs();
        if (latency == 0) {
            answer.run();
        } else {
            vertx.setTimer(latency, timer -> answer.run());
        }
    }

    private static void hangUp(RoutingContext call) {
        call.request().connection().close();
    }
}

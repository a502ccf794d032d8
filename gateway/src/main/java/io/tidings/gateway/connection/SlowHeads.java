package io.tidings.gateway.connection;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/** Ends connections whose clients drip the bytes of a request's head; one that is silent is ended by its idle time. */
@Singleton
public class SlowHeads {
    private final ConnectionConfig config;

    SlowHeads(ConnectionConfig config) {
        this.config = config;
    }

    void configure(@Observes StartupEvent start) {
        NewConnections.waitFor(config.head());
    }

    /** Tells the request's connection that its head is complete. */
    public void arrived(HttpServerRequest request) {
        tell(request, HeadDeadline::arrived);
    }

    /** Tells the request's connection that the next head may come. */
    public void answered(HttpServerRequest request) {
        tell(request, HeadDeadline::answered);
    }

    private static void tell(HttpServerRequest request, Consumer<HeadDeadline> what) {
        if (request.connection() instanceof ConnectionBase connection) {
            HeadDeadline deadline = connection.channel().attr(HeadDeadline.KEY).get();
            if (deadline != null) {
                what.accept(deadline);
            }
        }
    }
}

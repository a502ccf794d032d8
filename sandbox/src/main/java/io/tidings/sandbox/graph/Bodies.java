package io.tidings.sandbox.graph;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** Reads the bodies of calls. */
public final class Bodies {
    private Bodies() {}

    /** The whole body; to be called before anything else is awaited. */
    public static Future<Buffer> of(RoutingContext call) {
        Future<Buffer> body = call.request().body();
        // Quarkus hands requests over paused
        call.request().resume();
        return body;
    }
}

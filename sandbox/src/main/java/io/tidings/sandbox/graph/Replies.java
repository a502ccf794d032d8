package io.tidings.sandbox.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tidings.sandbox.json.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.jboss.logging.Logger;

/** Writes JSON answers. */
public final class Replies {
    private static final Logger LOG = Logger.getLogger(Replies.class);
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json; charset=UTF-8");

    private Replies() {}

    /** Answers with a status and a JSON text. */
    public static void send(RoutingContext call, int status, byte[] json) {
        if (call.response().closed() || call.response().ended()) {
            return;
        }
        call.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .end(Buffer.buffer(json));
    }

    /** Answers 200 with a record, map or tree. */
    public static void ok(RoutingContext call, Object body) {
        send(call, 200, Json.bytes(body));
    }

    /** Answers {@code {"success": true}}. */
    public static void success(RoutingContext call) {
        ok(call, Map.of("success", true));
    }

    /** Answers a call that failed, in the Graph API's shape; what is not a {@link GraphFault} is an unknown error. */
    public static void fail(RoutingContext call, Throwable cause) {
        GraphFault fault = cause instanceof GraphFault known ? known : unexpected(cause);
        send(call, fault.status(), fault.body());
    }

    /** Answers a call of the control API that failed: {@code {"error": "..."}} with 400 when the caller is to blame. */
    public static void refuse(RoutingContext call, Throwable cause) {
        boolean callersFault = cause instanceof IllegalArgumentException || cause instanceof JsonProcessingException;
        if (!callersFault) {
            LOG.error("A call of the control API failed", cause);
        }
        String text = cause instanceof JsonProcessingException json ? json.getOriginalMessage() : cause.getMessage();
        send(call, callersFault ? 400 : 500, Json.bytes(Map.of("error", String.valueOf(text))));
    }

    private static GraphFault unexpected(Throwable cause) {
        LOG.error("A call failed", cause);
        return GraphFault.of(131000, "An unknown error occurred.");
    }
}

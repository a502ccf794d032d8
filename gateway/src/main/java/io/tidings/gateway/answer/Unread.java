package io.tidings.gateway.answer;

import io.tidings.gateway.visit.Framing;
import io.tidings.gateway.visit.Visit;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;

/**
 * Answers a request whose body nobody wants. A connection closed while the client still sends would be reset, and the
 * answer lost with it; so what still comes is thrown away for a moment, and only then is the connection closed.
 */
@Singleton
class Unread {
    private static final long LINGER_MILLIS = 2_000;
    /** A rest of this size is cheaper to read than a new connection is to open. */
    private static final long WORTH_READING = 1 << 20;

    private final Vertx vertx;

    Unread(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Ends the response with this body, and the request in whichever way is left. */
    void end(Visit visit, Buffer body) {
        HttpServerRequest request = visit.request();
        HttpServerResponse response = visit.response();
        if (request.isEnded() || !visit.framing().hasBody()) {
            request.resume();
            response.end(body);
            return;
        }
        boolean keep = isWorthReading(visit);
        if (!keep) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        response.write(body);
        drain(request, keep);
    }

    private void drain(HttpServerRequest request, boolean keep) {
        long timer = vertx.setTimer(LINGER_MILLIS, expired -> finish(request, false));
        request.response().closeHandler(closed -> vertx.cancelTimer(timer));
        request.endHandler(ended -> {
            vertx.cancelTimer(timer);
            finish(request, keep);
        });
        request.handler(thrownAway -> {});
        request.resume();
    }

    private static void finish(HttpServerRequest request, boolean keep) {
        HttpServerResponse response = request.response();
        if (!response.ended()) {
            response.end().onComplete(ended -> {
                if (!keep) {
                    request.connection().close();
                }
            });
        }
    }

    private static boolean isWorthReading(Visit visit) {
        Framing framing = visit.framing();
        return !framing.chunked()
                && framing.length() <= WORTH_READING
                && !visit.request().headers().contains(HttpHeaders.EXPECT);
    }
}

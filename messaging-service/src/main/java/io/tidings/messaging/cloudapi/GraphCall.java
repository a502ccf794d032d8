package io.tidings.messaging.cloudapi;

import io.tidings.messaging.channel.SendOutcome;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.impl.HttpClientConnection;
import io.vertx.core.impl.ContextInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * One request on a connection that is there. Uses Vert.x' inner types for one thing: to ask {@code beforeWrite} on the
 * connection's own event loop. Asked elsewhere, the write would only be queued behind the answer, and a process that is
 * stopped in between would write after its lease.
 */
record GraphCall(HttpClientRequest request, Buffer body, BooleanSupplier beforeWrite) {

    private static final Logger LOG = Logger.getLogger(GraphCall.class);

    /** The connection's event loop. */
    ContextInternal loop() {
        return ((HttpClientConnection) request.connection()).getContext();
    }

    /** Asks, writes and reads the answer; to be called on {@link #loop()}. Never fails. */
    Future<SendOutcome> make(GraphAnswers answers, Duration timeout) {
        request.exceptionHandler(failure -> {}); // told by the response as well
        if (!allowed()) {
            request.reset(); // gives the unused connection back
            return Future.succeededFuture(new SendOutcome.NotBegun());
        }
        return Future.succeededFuture(body)
                .compose(request::send)
                .compose(response -> read(response, answers))
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .recover(this::unanswered);
    }

    private boolean allowed() {
        try {
            return beforeWrite.getAsBoolean();
        } catch (RuntimeException failure) {
            LOG.warn("The check before a write failed: nothing is written", failure);
            return false;
        }
    }

    private static Future<SendOutcome> read(HttpClientResponse response, GraphAnswers answers) {
        return response.body().map(body -> answers.read(response.statusCode(), body.getBytes()));
    }

    private Future<SendOutcome> unanswered(Throwable failure) {
        request.reset();
        String reason = failure instanceof TimeoutException ? "no answer in time" : GraphClient.reason(failure);
        return Future.succeededFuture(new SendOutcome.Unknown(reason));
    }
}

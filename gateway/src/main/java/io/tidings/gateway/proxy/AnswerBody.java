package io.tidings.gateway.proxy;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * A service's answer on its way. When it breaks off, the client's connection is closed here, before the proxy resets the
 * response: a reset response never reports its end, so it would stay out of the log and count as under way for ever.
 */
final class AnswerBody implements ReadStream<Buffer> {
    private final ReadStream<Buffer> body;
    private final HttpServerRequest request;

    AnswerBody(ReadStream<Buffer> body, HttpServerRequest request) {
        this.body = body;
        this.request = request;
    }

    @Override
    public AnswerBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        body.exceptionHandler(
                handler == null ? null : failure -> request.connection().close());
        return this;
    }

    @Override
    public AnswerBody handler(@Nullable Handler<Buffer> handler) {
        body.handler(handler);
        return this;
    }

    @Override
    public AnswerBody endHandler(@Nullable Handler<Void> handler) {
        body.endHandler(handler);
        return this;
    }

    @Override
    public AnswerBody pause() {
        body.pause();
        return this;
    }

    @Override
    public AnswerBody resume() {
        body.resume();
        return this;
    }

    @Override
    public AnswerBody fetch(long amount) {
        body.fetch(amount);
        return this;
    }
}

package io.tidings.messaging.cloudapi;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.tidings.messaging.channel.SendOutcome;
import io.tidings.messaging.storable.Fields;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.impl.ContextInternal;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.function.BooleanSupplier;

/** Writes requests to the Graph API, and knows for each failure whether anything was written. */
@Singleton
class GraphClient {

    private static final int LONGEST_REASON = 500;

    private final Vertx vertx;
    private final GraphAnswers answers;
    private final CloudApiConfig config;
    private final HttpClient http;

    GraphClient(Vertx vertx, GraphAnswers answers, CloudApiConfig config) {
        this.vertx = vertx;
        this.answers = answers;
        this.config = config;
        this.http = vertx.createHttpClient(options(config), new PoolOptions().setHttp1MaxSize(config.connections()));
    }

    private static HttpClientOptions options(CloudApiConfig config) {
        return new HttpClientOptions()
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setKeepAliveTimeout((int) config.keepAlive().toSeconds())
                .setPipelining(false)
                .setTcpNoDelay(true);
    }

    /** Posts a message when {@code beforeWrite}, asked as the last thing before the write, says yes. Never fails. */
    Uni<SendOutcome> post(Line line, Buffer body, BooleanSupplier beforeWrite) {
        return UniHelper.toUni(http.request(line.options())
                        .transform(connected -> connected.failed()
                                ? Future.succeededFuture(new SendOutcome.NotWritten(reason(connected.cause())))
                                : onItsLoop(new GraphCall(connected.result(), body, beforeWrite))))
                .onFailure()
                .recoverWithItem(failure -> new SendOutcome.Unknown(reason(failure)));
    }

    /** Runs the call on the event loop of its connection, where a write reaches the socket before it returns. */
    private Future<SendOutcome> onItsLoop(GraphCall call) {
        ContextInternal caller = (ContextInternal) vertx.getOrCreateContext();
        var outcome = caller.<SendOutcome>promise();
        call.loop().execute(() -> call.make(answers, config.answerTimeout()).onComplete(outcome));
        return outcome.future();
    }

    /** What it failed with; may quote what the other side sent. */
    static String reason(Throwable failure) {
        return Fields.text(failure.getClass().getSimpleName() + ": " + failure.getMessage(), LONGEST_REASON);
    }

    @PreDestroy
    void close() {
        http.close();
    }
}

package io.tidings.sandbox.webhook;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The calls that the network makes to registered addresses. */
@Singleton
public final class WebhookCalls {
    private final HttpClient client;
    private final long timeoutMillis;
    /** Registered addresses, parsed once. */
    private final Map<String, RequestOptions> addresses = new ConcurrentHashMap<>();

    WebhookCalls(HttpClient client, WebhookConfig config) {
        this.client = client;
        timeoutMillis = config.timeout().toMillis();
    }

    /** Posts a signed body; the HTTP status of the answer. */
    Future<Integer> post(Target target, byte[] body) {
        RequestOptions options = new RequestOptions(addresses.computeIfAbsent(target.url(), this::parsed))
                .setMethod(HttpMethod.POST)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(Signature.HEADER, Signature.of(body, target.appSecret()));
        return client.request(options)
                .compose(request -> request.send(Buffer.buffer(body)))
                .map(HttpClientResponse::statusCode);
    }

    /** Reads an address; the body of a 200 answer, or empty for any other. */
    Future<String> get(String url) {
        return client.request(parsed(url).setMethod(HttpMethod.GET))
                .compose(request -> request.send())
                .compose(answer ->
                        answer.statusCode() == 200 ? answer.body().map(Buffer::toString) : Future.succeededFuture(""));
    }

    private RequestOptions parsed(String url) {
        return new RequestOptions()
                .setAbsoluteURI(url)
                .setTimeout(timeoutMillis)
                .putHeader(HttpHeaders.USER_AGENT, "tidings-sandbox");
    }
}

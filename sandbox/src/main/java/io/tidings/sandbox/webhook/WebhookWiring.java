package io.tidings.sandbox.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Brings the HTTP client of the webhooks. */
@Singleton
class WebhookWiring {
    private static final int CONNECTIONS_PER_HOST = 64;
    private static final int CONNECT_MILLIS = 2000;

    @Produces
    @Singleton
    HttpClient client(Vertx vertx) {
        return vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(CONNECTIONS_PER_HOST).setConnectTimeout(CONNECT_MILLIS));
    }
}

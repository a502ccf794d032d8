package io.tidings.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.tidings.gateway.route.Upstream;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpstreamsTest {
    private final Vertx vertx = Vertx.vertx();
    private final Queue<URI> addresses = new ArrayDeque<>();
    private final Upstreams upstreams = new Upstreams(vertx, new Moving(addresses), limits());
    private URI there;
    private URI nowhere;

    @BeforeEach
    void listen() throws IOException {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.response().end())
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        there = URI.create("http://localhost:" + server.actualPort());
        try (ServerSocket closed = new ServerSocket(0)) {
            nowhere = URI.create("http://localhost:" + closed.getLocalPort());
        }
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void triesARefusedConnectionOnceMore() {
        addresses.addAll(List.of(nowhere, there));

        assertThat(request().request().connection()).isNotNull();
        assertThat(addresses).isEmpty();
    }

    @Test
    void triesItNoMoreThanThat() {
        addresses.addAll(List.of(nowhere, nowhere, there));

        assertThatThrownBy(this::request)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ConnectException.class);
        assertThat(addresses).containsExactly(there);
    }

    @Test
    void tellsWhichConnectionsHadARequestBefore() {
        addresses.addAll(Collections.nCopies(1_000, there));

        Outgoing first = request();
        first.request()
                .send()
                .compose(answer -> answer.body())
                .toCompletionStage()
                .toCompletableFuture()
                .join();

        assertThat(first.reused()).isFalse();
        // it is given back a moment after its answer has come
        await().until(() -> request().reused());
    }

    private Outgoing request() {
        return upstreams
                .request(Upstream.BILLING, HttpMethod.GET)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static Limits limits() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(Limits.class)
                .build()
                .getConfigMapping(Limits.class);
    }

    /** A service that has another address each time, as one behind a name may. */
    private record Moving(Queue<URI> addresses) implements Peers {
        @Override
        public URI auth() {
            return billing();
        }

        @Override
        public URI broadcast() {
            return billing();
        }

        @Override
        public URI messaging() {
            return billing();
        }

        @Override
        public URI billing() {
            return addresses.remove();
        }
    }
}

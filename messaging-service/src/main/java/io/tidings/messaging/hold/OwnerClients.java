package io.tidings.messaging.hold;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Clients by address. There are as many as there were senders in this process' life. */
@ApplicationScoped
class OwnerClients {

    private final long patience;
    private final Map<String, OwnerClient> clients = new ConcurrentHashMap<>();

    OwnerClients(HoldConfig config) {
        this.patience = config.tell().toMillis();
    }

    /** The client for {@code host:port}. */
    OwnerClient at(String address) {
        return clients.computeIfAbsent(address, this::build);
    }

    private OwnerClient build(String address) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create("http://" + address))
                .connectTimeout(patience, TimeUnit.MILLISECONDS)
                .readTimeout(patience, TimeUnit.MILLISECONDS)
                .build(OwnerClient.class);
    }
}

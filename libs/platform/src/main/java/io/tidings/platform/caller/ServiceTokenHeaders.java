package io.tidings.platform.caller;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

/** Gives calls of typed REST clients this service's token and the id of the request that they belong to. */
@Singleton
public class ServiceTokenHeaders implements ClientHeadersFactory {

    private final ServiceTokens tokens;

    ServiceTokenHeaders(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public MultivaluedMap<String, String> update(
            MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
        MultivaluedMap<String, String> added = new MultivaluedHashMap<>();
        added.putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.mint());
        added.putSingle(RequestIds.HEADER, RequestIds.current());
        return added;
    }
}

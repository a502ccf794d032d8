package io.tidings.gateway.proxy;

import io.vertx.core.http.HttpClientRequest;

/**
 * A request to a service that has its connection.
 *
 * @param reused whether the connection had a request before, so that the service may have been closing it meanwhile
 */
record Outgoing(HttpClientRequest request, boolean reused) {}

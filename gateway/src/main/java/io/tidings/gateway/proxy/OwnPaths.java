package io.tidings.gateway.proxy;

import io.tidings.gateway.credential.AllowedAddresses;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * What is asked of the process itself ({@code /q/}: health and metrics). Probes and collectors come from near and
 * directly; to everybody else there is no such path.
 */
@Singleton
class OwnPaths {
    private static final String PREFIX = "/q/";
    /** What says that a proxy stands between, whoever it speaks for. */
    private static final List<String> FORWARDED = List.of("x-forwarded-for", "forwarded", "x-real-ip");

    private final AllowedAddresses near;

    OwnPaths(OwnConfig config) {
        this.near = AllowedAddresses.of(config.networks());
    }

    /** Whether the process itself answers this. */
    boolean have(HttpServerRequest request) {
        return request.path().startsWith(PREFIX)
                && isNear(request.remoteAddress().hostAddress())
                && FORWARDED.stream().noneMatch(request.headers()::contains);
    }

    boolean isNear(String address) {
        return near.include(address);
    }
}

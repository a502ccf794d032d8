package io.tidings.gateway.proxy;

import io.tidings.gateway.visit.Visit;
import io.tidings.platform.fault.Malformed;
import io.tidings.platform.fault.Refused;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/** Refuses requests that nobody can read, that two servers could read differently, or that have too many headers. */
@Singleton
class RequestChecks {
    private static final int SEPARATORS = 4;
    private static final int TOO_LARGE = 431;

    private final long limit;

    RequestChecks(Limits limits) {
        this.limit = limits.headers().asLongValue();
    }

    void check(Visit visit) {
        HttpServerRequest request = visit.request();
        if (size(request) > limit) {
            throw new Refused("headers_too_large", "The request headers are too large.", TOO_LARGE);
        }
        if (!isUri(request.uri())) {
            throw new Malformed("The address is not readable.");
        }
        if (!visit.framing().sane()) {
            throw new Malformed("The length of the request body is not clear.");
        }
        if (request.headers().getAll(HttpHeaders.HOST).size() > 1) {
            throw new Malformed("There is more than one Host header.");
        }
    }

    private static boolean isUri(String text) {
        try {
            return !new URI(text).isOpaque();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static long size(HttpServerRequest request) {
        long size = request.uri().length();
        for (Map.Entry<String, String> header : request.headers()) {
            size += header.getKey().length() + header.getValue().length() + SEPARATORS;
        }
        return size;
    }
}

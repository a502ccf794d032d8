package io.tidings.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cleans a service's answer of what is no client's business. */
final class OutwardHeaders {
    private static final Set<String> INTERNAL = Set.of(
            "server", "x-powered-by", "set-cookie", "x-request-id", "connection", "keep-alive", "www-authenticate");
    private static final List<String> PREFIXES = List.of("x-tidings-", "access-control-");

    private OutwardHeaders() {}

    static void clean(MultiMap headers) {
        List<String> stripped =
                headers.names().stream().filter(OutwardHeaders::isInternal).toList();
        stripped.forEach(headers::remove);
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-cache, private");
        }
    }

    private static boolean isInternal(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return INTERNAL.contains(lower) || PREFIXES.stream().anyMatch(lower::startsWith);
    }
}

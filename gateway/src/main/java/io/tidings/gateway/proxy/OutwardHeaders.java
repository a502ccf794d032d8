package io.tidings.gateway.proxy;

import io.tidings.gateway.answer.SecurityHeaders;
import io.tidings.platform.fault.Dialect;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cleans a service's answer of what is no client's business. */
final class OutwardHeaders {
    private static final Set<String> INTERNAL = Set.of(
            "server",
            "x-powered-by",
            "set-cookie",
            "x-request-id",
            "connection",
            "keep-alive",
            "www-authenticate",
            "ratelimit",
            "ratelimit-policy");
    private static final List<String> PREFIXES = List.of("x-tidings-", "access-control-");

    private OutwardHeaders() {}

    static void clean(MultiMap headers, Dialect dialect) {
        List<String> stripped =
                headers.names().stream().filter(OutwardHeaders::isInternal).toList();
        stripped.forEach(headers::remove);
        SecurityHeaders.replace(headers, dialect);
    }

    private static boolean isInternal(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return INTERNAL.contains(lower) || PREFIXES.stream().anyMatch(lower::startsWith);
    }
}

package io.tidings.gateway.proxy;

import io.tidings.gateway.visit.Visit;
import io.tidings.platform.caller.RequestIds;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Takes from a client's headers what only the gateway may say, and says it. */
final class InwardHeaders {
    private static final Set<String> OURS = Set.of(
            "authorization",
            "cookie",
            "expect",
            "forwarded",
            "x-real-ip",
            "x-request-id",
            "x-http-method",
            "x-http-method-override",
            "x-method-override",
            "x-original-url",
            "x-rewrite-url",
            "proxy-connection");
    /** Methods whose operations take one; a client that leaves it out is told what is missing in it. */
    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private static final List<String> PREFIXES = List.of("x-tidings-", "x-forwarded-");

    private InwardHeaders() {}

    /** Cleans the copy of the request's headers that goes to a service, and adds who asks and from where. */
    static void prepare(MultiMap headers, Visit visit, Admission admission) {
        HttpServerRequest request = visit.request();
        List<String> stripped = Stream.concat(
                        headers.names().stream().filter(InwardHeaders::isOurs), nominated(request))
                .toList();
        stripped.forEach(headers::remove);
        headers.set(RequestIds.HEADER, visit.id());
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", request.scheme());
        if (request.authority() != null) {
            headers.set("X-Forwarded-Host", request.authority().toString());
        }
        admission.inward().ifPresent(inward -> headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + inward.token()));
        nameType(headers, visit.framing().hasBody() || WITH_BODY.contains(request.method()));
    }

    /** A body without a type, or with an empty one, is JSON: there is nothing else that it could be. */
    private static void nameType(MultiMap headers, boolean hasBody) {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type != null && !type.isBlank()) {
            return;
        }
        headers.remove(HttpHeaders.CONTENT_TYPE);
        if (hasBody) {
            headers.set(HttpHeaders.CONTENT_TYPE, "application/json");
        }
    }

    private static boolean isOurs(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return OURS.contains(lower) || PREFIXES.stream().anyMatch(lower::startsWith);
    }

    /** The headers that the client's Connection header declares to be for this hop only; length and type never are. */
    private static Stream<String> nominated(HttpServerRequest request) {
        return request.headers().getAll(HttpHeaders.CONNECTION).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(name -> name.trim().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty() && !name.startsWith("content-"));
    }
}

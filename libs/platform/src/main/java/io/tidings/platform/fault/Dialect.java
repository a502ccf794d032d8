package io.tidings.platform.fault;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** How an API words its errors. Every body holds the fault's {@code code} beside what the API documents. */
public enum Dialect {
    /** {@code /api/v1}: both vocabularies, so that {@code error} and {@code message} are always strings. */
    CONFIRMED(Bodies::v1),
    /** {@code /api/v1} too, with the same bodies. */
    GROW(Bodies::v1),
    /** {@code /api}: {@code success} and {@code message}. */
    FLOWKIRIM(Bodies::flowkirim),
    /** The contact API: {@code status} and {@code message}. */
    CONTACT(Bodies::contact),
    /** Between services, and for paths that belong to no API: {@code code} and {@code message}. */
    INTERNAL(Bodies::internal);

    private final Function<Fault, Map<String, Object>> bodies;

    Dialect(Function<Fault, Map<String, Object>> bodies) {
        this.bodies = bodies;
    }

    /** Status, headers and body of this fault. */
    public Rendered render(Fault fault) {
        Map<String, Object> body = bodies.apply(fault);
        if (fault instanceof Refused refused) {
            body.putAll(refused.details());
        }
        body.put("code", fault.code());
        return new Rendered(fault.status(), headers(fault), body);
    }

    /** The dialect of a path that no resource answers. */
    public static Dialect ofPath(String path) {
        if (path.startsWith("/api/v1/")) {
            return CONFIRMED;
        }
        if (path.startsWith("/api/")) {
            return FLOWKIRIM;
        }
        return path.matches("/contact(_groups)?(/.*)?") ? CONTACT : INTERNAL;
    }

    static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }

    private static Map<String, String> headers(Fault fault) {
        Map<String, String> headers = new LinkedHashMap<>();
        switch (fault) {
            case Throttled throttled -> headers.put("Retry-After", "" + wholeSeconds(throttled.retryAfter()));
            case Unavailable away -> headers.put("Retry-After", "" + wholeSeconds(away.retryAfter()));
            case WrongMethod wrong when !wrong.allow().isEmpty() -> headers.put("Allow", wrong.allow());
            case Unauthenticated unknown -> headers.put("WWW-Authenticate", "Bearer");
            default -> {}
        }
        return headers;
    }
}

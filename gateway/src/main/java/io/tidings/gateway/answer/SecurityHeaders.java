package io.tidings.gateway.answer;

import io.tidings.platform.fault.Dialect;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Tells browsers to take answers for nothing but data: not to guess types, not to frame, not to load or run anything. */
@Singleton
public class SecurityHeaders {
    private static final String STRICT_TRANSPORT = "strict-transport-security";
    /** Flowkirim's answers have it; browsers may store them then, but not use them unasked. */
    private static final String DOCUMENTED = "no-cache, private";

    private static final Map<String, String> ALWAYS = Map.of(
            "x-content-type-options", "nosniff",
            "x-frame-options", "DENY",
            "referrer-policy", "no-referrer",
            "content-security-policy", "default-src 'none'; frame-ancestors 'none'");

    private final TransportConfig config;

    SecurityHeaders(TransportConfig config) {
        this.config = config;
    }

    /** Adds them to the answer; what is no data, such as a page, sets its own over them. */
    public void add(HttpServerRequest request) {
        MultiMap headers = request.response().headers();
        ALWAYS.forEach(headers::set);
        strictTransport(request.scheme()).ifPresent(policy -> headers.set(STRICT_TRANSPORT, policy));
    }

    /** What a call that came by that scheme is told of the way; a client's own word on the scheme is not believed before it comes here. */
    Optional<String> strictTransport(String scheme) {
        long seconds = config.remembered().toSeconds();
        boolean told = seconds > 0 && (config.always() || "https".equals(scheme));
        return told ? Optional.of("max-age=" + seconds) : Optional.empty();
    }

    /** Takes out of a service's answer what the gateway says, and has an answer stored by nobody unless the service said how. */
    public static void replace(MultiMap headers, Dialect dialect) {
        ALWAYS.keySet().forEach(headers::remove);
        headers.remove(STRICT_TRANSPORT);
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            keepFromStores(headers, dialect);
        }
    }

    /** Has an answer stored by nobody: it is for one caller, or tells of a moment. */
    static void keepFromStores(MultiMap headers, Dialect dialect) {
        headers.set(HttpHeaders.CACHE_CONTROL, dialect == Dialect.FLOWKIRIM ? DOCUMENTED : "no-store");
    }
}

package io.tidings.gateway.answer;

import static io.vertx.core.http.HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS;
import static io.vertx.core.http.HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS;
import static io.vertx.core.http.HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN;
import static io.vertx.core.http.HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS;
import static io.vertx.core.http.HttpHeaders.ACCESS_CONTROL_MAX_AGE;
import static io.vertx.core.http.HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS;
import static io.vertx.core.http.HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD;
import static io.vertx.core.http.HttpHeaders.ORIGIN;
import static io.vertx.core.http.HttpHeaders.VARY;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.regex.Pattern;

/** Lets browsers call: without cookies, so that any origin may be allowed. */
@Singleton
public class Cors {
    private static final String ANY = "*";
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final String EXPOSED = "X-Request-Id, x-access-token, Retry-After, RateLimit, RateLimit-Policy, "
            + "Idempotent-Replayed, Idempotency-Mismatch";
    private static final Pattern HEADER_NAMES = Pattern.compile("[A-Za-z0-9_, -]{1,1000}");

    private final Set<String> origins;
    private final String remembered;

    Cors(CorsConfig config) {
        this.origins = config.origins();
        this.remembered = Long.toString(config.remembered().toSeconds());
    }

    /** Adds to the answer what the origin of the request may see. */
    public void open(HttpServerRequest request) {
        MultiMap headers = request.response().headers();
        headers.add(VARY, "Origin");
        String origin = request.getHeader(ORIGIN);
        if (origin != null && allows(origin)) {
            headers.set(ACCESS_CONTROL_ALLOW_ORIGIN, origins.contains(ANY) ? ANY : origin);
            headers.set(ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
    }

    /** Whether a browser asks beforehand what it may send. */
    public boolean isPreflight(HttpServerRequest request) {
        return HttpMethod.OPTIONS.equals(request.method())
                && request.headers().contains(ORIGIN)
                && request.headers().contains(ACCESS_CONTROL_REQUEST_METHOD);
    }

    /** Adds the answer to a preflight: every method, and whichever headers were asked for. */
    public void permit(HttpServerRequest request) {
        if (!allows(request.getHeader(ORIGIN))) {
            return;
        }
        MultiMap headers = request.response().headers();
        headers.set(ACCESS_CONTROL_ALLOW_METHODS, METHODS);
        headers.set(ACCESS_CONTROL_MAX_AGE, remembered);
        String wanted = request.getHeader(ACCESS_CONTROL_REQUEST_HEADERS);
        if (wanted != null && HEADER_NAMES.matcher(wanted).matches()) {
            headers.set(ACCESS_CONTROL_ALLOW_HEADERS, wanted);
        }
    }

    private boolean allows(String origin) {
        return origins.contains(ANY) || origins.contains(origin);
    }
}

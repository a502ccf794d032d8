package io.tidings.platform.caller;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** One id from gateway to provider: taken from the request or made, put into the log context and the response. */
public class RequestIds {

    /** The header that carries it, in both directions. */
    public static final String HEADER = "X-Request-Id";

    /** Its name in the log context. */
    public static final String KEY = "requestId";

    /** The trace that the request belongs to, in the log context and in the headers of its events. */
    public static final String TRACE = "traceparent";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,80}");
    private static final Pattern TRACE_FORM = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    @ServerRequestFilter(preMatching = true)
    void begin(ContainerRequestContext request) {
        String given = request.getHeaderString(HEADER);
        String id = given != null && FORM.matcher(given).matches() ? given : fresh();
        request.setProperty(KEY, id);
        MDC.put(KEY, id);
        String trace = request.getHeaderString(TRACE);
        if (trace != null && TRACE_FORM.matcher(trace).matches()) {
            MDC.put(TRACE, trace);
        }
    }

    @ServerResponseFilter
    void end(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(KEY) instanceof String id) {
            response.getHeaders().putSingle(HEADER, id);
        }
    }

    /** The id of the request that runs, or a new one outside of requests. */
    public static String current() {
        return MDC.get(KEY) instanceof String id ? id : fresh();
    }

    /** The trace that the running request belongs to, or null. */
    public static @Nullable String trace() {
        return MDC.get(TRACE) instanceof String trace ? trace : null;
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }
}

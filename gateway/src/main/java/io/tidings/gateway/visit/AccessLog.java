package io.tidings.gateway.visit;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * One line a request, with its fields in the MDC for JSON. Of what the client sent it has the method, if that is a known
 * one, and a request id of a sane form; never a path, a query, a header, a body, a credential or a number.
 */
@Singleton
class AccessLog {
    private static final Logger LOG = Logger.getLogger("io.tidings.gateway.access");
    private static final Set<HttpMethod> KNOWN = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    void write(Visit visit) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        HttpServerRequest request = visit.request();
        String method = KNOWN.contains(request.method()) ? request.method().name() : "OTHER";
        long received = request.bytesRead();
        long sent = request.response().bytesWritten();
        long millis = visit.age().toMillis();
        Map<String, Object> fields = Map.of(
                "method", method,
                "route", visit.label(),
                "status", visit.status(),
                "received", received,
                "sent", sent,
                "ms", millis,
                "workspace", visit.workspace());
        fields.forEach(MDC::put);
        LOG.info(visit.label() + " " + visit.status() + " " + millis + " ms method=" + method + " received=" + received
                + " sent=" + sent + " ws=" + visit.workspace() + " id=" + visit.id());
        fields.keySet().forEach(MDC::remove);
    }
}

package io.tidings.gateway.visit;

import io.tidings.platform.caller.RequestIds;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import org.jboss.logging.MDC;

/** Where visits begin; each is logged and counted when it ends, however it does. */
@Singleton
public class Visits {
    private final AcceptedIds ids;
    private final AccessLog log;
    private final VisitMetrics metrics;

    Visits(AcceptedIds ids, AccessLog log, VisitMetrics metrics) {
        this.ids = ids;
        this.log = log;
        this.metrics = metrics;
    }

    /** Begins a visit: its body waits until somebody wants it, its answer carries the request id. */
    public Visit begin(HttpServerRequest request) {
        request.pause();
        Visit visit = new Visit(request, ids.accept(request.getHeader(RequestIds.HEADER)));
        MDC.put(RequestIds.KEY, visit.id());
        visit.response().putHeader(RequestIds.HEADER, visit.id());
        visit.response().endHandler(nothing -> end(visit));
        return visit;
    }

    private void end(Visit visit) {
        visit.end();
        log.write(visit);
        metrics.count(visit);
    }
}

package io.tidings.gateway.visit;

import jakarta.inject.Singleton;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** One line a request, with its fields in the MDC for JSON; never a path, a query, a credential or a number. */
@Singleton
class AccessLog {
    private static final Logger LOG = Logger.getLogger("io.tidings.gateway.access");

    void write(Visit visit) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        long millis = visit.age().toMillis();
        Map<String, Object> fields = Map.of(
                "route", visit.label(),
                "status", visit.status(),
                "ms", millis,
                "workspace", visit.workspace());
        fields.forEach(MDC::put);
        LOG.infof("%s %d %d ms ws=%s id=%s", visit.label(), visit.status(), millis, visit.workspace(), visit.id());
        fields.keySet().forEach(MDC::remove);
    }
}

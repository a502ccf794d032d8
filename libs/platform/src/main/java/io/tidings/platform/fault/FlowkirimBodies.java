package io.tidings.platform.fault;

import io.tidings.platform.fault.Dialect.Bodies;
import java.util.Map;

/** The bodies under {@code /api}. */
final class FlowkirimBodies implements Bodies {

    @Override
    public Map<String, Object> of(Fault fault) {
        if (fault instanceof Unauthenticated unknown) {
            String text = unknown.presented() ? "Unauthorized - Invalid Token" : "Unauthorized - No Bearer Token";
            return Bodies.body("message", text);
        }
        Map<String, Object> body = Bodies.body("success", false, "message", fault.text());
        if (fault instanceof Invalid invalid) {
            body.put("errors", invalid.errors());
        }
        return body;
    }
}

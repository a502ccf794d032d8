package io.tidings.platform.fault;

import io.tidings.platform.fault.Dialect.Bodies;
import java.util.Map;

/** The bodies between services and of unknown paths. */
final class InternalBodies implements Bodies {

    @Override
    public Map<String, Object> of(Fault fault) {
        String text = NotFound.TEXT.equals(fault.text()) ? "Not found." : fault.text();
        Map<String, Object> body = Bodies.body("message", text);
        if (fault instanceof Invalid invalid) {
            body.put("errors", invalid.errors());
        }
        return body;
    }
}

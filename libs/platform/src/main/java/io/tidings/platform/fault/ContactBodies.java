package io.tidings.platform.fault;

import io.tidings.platform.fault.Dialect.Bodies;
import java.util.Map;

/** The bodies of the contact API. */
final class ContactBodies implements Bodies {

    @Override
    public Map<String, Object> of(Fault fault) {
        Map<String, Object> body = Bodies.body("status", false, "message", fault.text());
        if (fault instanceof Invalid invalid) {
            body.put("errors", invalid.errors());
        }
        return body;
    }
}

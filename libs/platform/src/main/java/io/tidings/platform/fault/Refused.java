package io.tidings.platform.fault;

import java.util.Map;

/** The request was understood and the answer is no: no credit, wrong password, a key that was released. */
public final class Refused extends Fault {

    private final Map<String, Object> details;

    /** Refuses with 404, as confirmed does for every business failure. */
    public Refused(String code, String text) {
        this(code, text, 404);
    }

    public Refused(String code, String text, int status) {
        this(code, text, status, Map.of());
    }

    /** @param details further fields of the body */
    public Refused(String code, String text, int status, Map<String, Object> details) {
        super(status, code, text);
        this.details = Map.copyOf(details);
    }

    /** Further fields of the body. */
    public Map<String, Object> details() {
        return details;
    }
}

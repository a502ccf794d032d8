package io.tidings.platform.fault;

import java.util.LinkedHashMap;
import java.util.Map;

/** The bodies of faults by dialect, without the code, which all have. */
final class Bodies {

    private static final String AUTHENTICATE =
            "Authentication required. Provide a valid API token: Authorization: Bearer {token}";

    private Bodies() {}

    /** Under {@code /api/v1}, where two APIs share paths: each finds its own fields. */
    static Map<String, Object> v1(Fault fault) {
        String text = fault.text();
        return switch (fault) {
            case Unauthenticated unknown -> body("error", AUTHENTICATE, "message", text);
            case NotFound missing -> body("error", NotFound.TEXT, "success", false, "message", text);
            case Forbidden lacking when !lacking.requiredAbilities().isEmpty() -> lacking(lacking);
            case Invalid invalid -> body("message", text, "error", text, "errors", invalid.errors());
            case Throttled throttled -> {
                long seconds = Dialect.wholeSeconds(throttled.retryAfter());
                yield body("error", text, "message", text, "retry_after_seconds", seconds);
            }
            default -> body("success", false, "error", text, "message", text);
        };
    }

    private static Map<String, Object> lacking(Forbidden forbidden) {
        String error = "This endpoint requires the "
                + String.join(" and ", forbidden.requiredAbilities())
                + " permission on your API token. Create a new token with read + write enabled.";
        return body("error", error, "required_abilities", forbidden.requiredAbilities(), "message", forbidden.text());
    }

    /** Under {@code /api}. */
    static Map<String, Object> flowkirim(Fault fault) {
        if (fault instanceof Unauthenticated unknown) {
            return body(
                    "message", unknown.presented() ? "Unauthorized - Invalid Token" : "Unauthorized - No Bearer Token");
        }
        return withErrors(fault, body("success", false, "message", fault.text()));
    }

    /** Of the contact API. */
    static Map<String, Object> contact(Fault fault) {
        return withErrors(fault, body("status", false, "message", fault.text()));
    }

    /** Between services, and of paths that belong to no API. */
    static Map<String, Object> internal(Fault fault) {
        return withErrors(fault, body("message", NotFound.TEXT.equals(fault.text()) ? "Not found." : fault.text()));
    }

    private static Map<String, Object> withErrors(Fault fault, Map<String, Object> body) {
        if (fault instanceof Invalid invalid) {
            body.put("errors", invalid.errors());
        }
        return body;
    }

    private static Map<String, Object> body(Object... fields) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            body.put((String) fields[i], fields[i + 1]);
        }
        return body;
    }
}

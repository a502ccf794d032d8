package io.tidings.platform.fault;

import io.tidings.platform.fault.Dialect.Bodies;
import java.util.Map;

/** The bodies under {@code /api/v1}, where two APIs share paths: each finds its own fields. */
final class V1Bodies implements Bodies {

    private static final String AUTHENTICATE =
            "Authentication required. Provide a valid API token: Authorization: Bearer {token}";

    @Override
    public Map<String, Object> of(Fault fault) {
        String text = fault.text();
        return switch (fault) {
            case Unauthenticated unknown -> Bodies.body("error", AUTHENTICATE, "message", text);
            case NotFound missing -> Bodies.body("error", NotFound.TEXT, "success", false, "message", text);
            case Forbidden forbidden -> forbidden(forbidden);
            case Invalid invalid -> Bodies.body("message", text, "error", text, "errors", invalid.errors());
            case Throttled throttled ->
                Bodies.body(
                        "error",
                        text,
                        "message",
                        text,
                        "retry_after_seconds",
                        Dialect.wholeSeconds(throttled.retryAfter()));
            case Refused _, Unavailable _, Malformed _, WrongMethod _, TooLarge _, NotBuilt _ ->
                Bodies.body("success", false, "error", text, "message", text);
        };
    }

    private static Map<String, Object> forbidden(Forbidden forbidden) {
        if (forbidden.requiredAbilities().isEmpty()) {
            return Bodies.body("success", false, "error", forbidden.text(), "message", forbidden.text());
        }
        String error = "This endpoint requires the "
                + String.join(" and ", forbidden.requiredAbilities())
                + " permission on your API token. Create a new token with read + write enabled.";
        return Bodies.body(
                "error", error, "required_abilities", forbidden.requiredAbilities(), "message", forbidden.text());
    }
}

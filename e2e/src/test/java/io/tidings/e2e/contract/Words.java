package io.tidings.e2e.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;

/** What each API says when it refuses, as the contract's third decision has it. */
final class Words {

    private static final String AUTHENTICATE =
            "Authentication required. Provide a valid API token: Authorization: Bearer {token}";
    private static final Pattern LACKING =
            Pattern.compile("This endpoint requires the (read|write|admin) permission on your API token\\. "
                    + "Create a new token with read \\+ write enabled\\.");

    private Words() {}

    /** Whether the body of a refusal with that status has the API's fields, and its texts to the letter. */
    static boolean areOf(String api, int status, JsonNode body) {
        return isText(body.path("code"))
                && switch (api) {
                    case "confirmed", "grow" -> areOfV1(status, body);
                    case "flowkirim" -> areOfFlowkirim(status, body);
                    case "contact" -> isFalse(body.path("status")) && isText(body.path("message"));
                    default -> isText(body.path("message"));
                };
    }

    private static boolean areOfV1(int status, JsonNode body) {
        return isText(body.path("error"))
                && isText(body.path("message"))
                && switch (status) {
                    case 401 -> says(body, Map.of("error", AUTHENTICATE, "message", "Unauthenticated."));
                    // for another reason than an ability, the reason
                    case 403 ->
                        !says(body, Map.of("code", "forbidden"))
                                || LACKING.matcher(body.path("error").asText()).matches()
                                        && says(body, Map.of("message", "Invalid ability provided."));
                    case 404 -> says(body, Map.of("error", "Resource not found.")) && isFalse(body.path("success"));
                    case 422 -> body.path("errors").isObject();
                    case 429 -> body.path("retry_after_seconds").isInt();
                    default -> isFalse(body.path("success"));
                };
    }

    private static boolean areOfFlowkirim(int status, JsonNode body) {
        return isText(body.path("message"))
                && switch (status) {
                    case 401 -> body.path("message").asText().startsWith("Unauthorized - ");
                    case 422 -> body.path("errors").isObject() && isFalse(body.path("success"));
                    default -> isFalse(body.path("success"));
                };
    }

    private static boolean says(JsonNode body, Map<String, String> texts) {
        return texts.entrySet().stream()
                .allMatch(
                        text -> text.getValue().equals(body.path(text.getKey()).asText()));
    }

    private static boolean isFalse(JsonNode field) {
        return field.isBoolean() && !field.asBoolean();
    }

    private static boolean isText(JsonNode field) {
        return field.isTextual() && !field.asText().isBlank();
    }
}

package io.tidings.gateway.surface;

import io.restassured.path.json.JsonPath;
import io.tidings.platform.fault.Dialect;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an API says when it refuses, as the contract's third decision has it.
 *
 * @param letters fields and how they begin, to the letter
 * @param texts further fields that say something
 */
record Words(Map<String, String> letters, List<String> texts) {

    static Words of(Dialect dialect, int status) {
        return switch (dialect) {
            case CONFIRMED, GROW -> new Words(v1(status), List.of("error", "message", "code"));
            case FLOWKIRIM -> new Words(flowkirim(status), List.of("message", "code"));
            case CONTACT -> new Words(Map.of("status", "false"), List.of("message", "code"));
            case INTERNAL -> new Words(Map.of(), List.of("message", "code"));
        };
    }

    private static Map<String, String> v1(int status) {
        return switch (status) {
            case 401 -> Map.of("error", "Authentication required. Provide", "message", "Unauthenticated.");
            case 403 -> Map.of("error", "This endpoint requires the ", "message", "Invalid ability provided.");
            case 404 -> Map.of("error", "Resource not found.", "success", "false");
            case 422 -> Map.of("errors", "");
            case 429 -> Map.of("retry_after_seconds", "");
            default -> Map.of("success", "false");
        };
    }

    private static Map<String, String> flowkirim(int status) {
        return status == 401 ? Map.of("message", "Unauthorized - ") : Map.of("success", "false");
    }

    boolean areOf(JsonPath body) {
        return letters.entrySet().stream().allMatch(field -> begins(body.get(field.getKey()), field.getValue()))
                && texts.stream().allMatch(field -> body.get(field) instanceof String text && !text.isBlank());
    }

    private static boolean begins(@Nullable Object value, String text) {
        return value != null && value.toString().startsWith(text);
    }
}

package io.tidings.auth.user.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tidings.auth.user.UserRules;
import io.tidings.platform.fault.Invalid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says who changes a password.
 *
 * @param present {@code current_password}
 * @param next {@code password}
 */
record PasswordForm(String present, String next) {

    /** Reads it out of JSON; fails with {@code Invalid}. */
    static PasswordForm of(@Nullable JsonNode body) {
        JsonNode fields = body == null ? MissingNode.getInstance() : body;
        Map<String, List<String>> errors = new LinkedHashMap<>();
        String present = text(fields, "current_password", errors);
        String next = text(fields, "password", errors);
        if (!errors.containsKey("password") && !UserRules.isPassword(next)) {
            errors.put("password", List.of("The password must be at least 8 characters."));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return new PasswordForm(present, next);
    }

    private static String text(JsonNode fields, String field, Map<String, List<String>> errors) {
        JsonNode value = fields.path(field);
        String words = field.replace('_', ' ');
        if (value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.textValue().isEmpty()) {
            errors.put(field, List.of("The " + words + " field is required."));
        } else if (!value.isTextual()) {
            errors.put(field, List.of("The " + words + " must be a string."));
        } else if (value.textValue().length() > UserRules.MOST_PASSWORD) {
            errors.put(field, List.of("The " + words + " must not be greater than 1024 characters."));
        }
        return value.asText();
    }

    @Override
    public String toString() {
        return "PasswordForm";
    }
}

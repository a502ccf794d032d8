package io.tidings.auth.twofactor.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tidings.auth.twofactor.GivenCode.AppCode;
import io.tidings.platform.fault.Invalid;
import org.jspecify.annotations.Nullable;

/** Reads what somebody gives for their second factor; empty texts count as absent. */
final class TwoFactorForm {
    private static final int LONGEST_PASSWORD = 1024;

    private final JsonNode body;

    /** @param body what came; anything but an object has no fields */
    TwoFactorForm(@Nullable JsonNode body) {
        this.body = body == null ? MissingNode.getInstance() : body;
    }

    /** Fails with {@code Invalid}. */
    String password() {
        JsonNode value = body.path("password");
        if (isAbsent(value)) {
            throw Invalid.field("password", "The password field is required.");
        }
        if (!value.isTextual()) {
            throw Invalid.field("password", "The password must be a string.");
        }
        if (value.textValue().length() > LONGEST_PASSWORD) {
            throw Invalid.field("password", "The password must not be greater than 1024 characters.");
        }
        return value.textValue();
    }

    /** Fails with {@code Invalid}. */
    AppCode code() {
        JsonNode value = body.path("code");
        if (isAbsent(value)) {
            throw Invalid.field("code", "The code field is required.");
        }
        return AppCode.of(value.asText()).orElseThrow(() -> Invalid.field("code", "The code must be 6 digits."));
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.textValue().isEmpty();
    }
}

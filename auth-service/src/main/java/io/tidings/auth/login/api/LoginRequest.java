package io.tidings.auth.login.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tidings.auth.connection.Client;
import io.tidings.auth.login.Attempt;
import io.tidings.auth.twofactor.GivenCode;
import io.tidings.auth.user.Emails;
import io.tidings.platform.fault.Invalid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the body of a login; empty strings count as absent, and numbers as they are written. */
final class LoginRequest {
    private static final int LONGEST_PASSWORD = 1024;

    private final JsonNode body;
    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    /** @param body what is no object has no fields; PHP, for one, writes an empty one as {@code []} */
    LoginRequest(@Nullable JsonNode body) {
        this.body = body == null ? MissingNode.getInstance() : body;
    }

    /** The attempt that this body makes with that client; fails with {@code Invalid}. */
    Attempt attempt(Client client) {
        String email = email();
        String password = password();
        Optional<GivenCode> code = code();
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return new Attempt(email, password, code, client);
    }

    private String email() {
        String email = text("email").strip();
        if (isGiven("email", email) && !Emails.valid(email)) {
            refuse("email", "The email must be a valid email address.");
        }
        return email;
    }

    private String password() {
        String password = text("password");
        if (isGiven("password", password) && password.length() > LONGEST_PASSWORD) {
            refuse("password", "The password must not be greater than 1024 characters.");
        }
        return password;
    }

    /** Six digits, or a recovery code. */
    private Optional<GivenCode> code() {
        String given = text("two_factor_code");
        Optional<GivenCode> code = GivenCode.of(given);
        if (code.isEmpty() && !given.isEmpty()) {
            refuse("two_factor_code", "The two factor code must be 6 digits.");
        }
        return code;
    }

    private boolean isGiven(String field, String text) {
        if (text.isEmpty()) {
            refuse(field, "The " + field + " field is required.");
        }
        return !text.isEmpty();
    }

    private String text(String field) {
        JsonNode value = body.path(field);
        if (value.isContainerNode()) {
            refuse(field, "The " + field.replace('_', ' ') + " must be a string.");
        }
        return value.isNull() ? "" : value.asText();
    }

    /** The first reason stays. */
    private void refuse(String field, String text) {
        errors.putIfAbsent(field, List.of(text));
    }
}

package io.tidings.auth.login.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tidings.auth.connection.Client;
import io.tidings.auth.login.Attempt;
import io.tidings.auth.user.Emails;
import io.tidings.platform.fault.Invalid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of a login; empty strings count as absent.
 *
 * @param twoFactorCode six digits
 */
@JsonNaming(SnakeCaseStrategy.class)
record LoginRequest(
        @Nullable String email,
        @Nullable String password,
        @Nullable String twoFactorCode) {

    private static final int LONGEST_PASSWORD = 1024;

    /** The attempt that this body makes with that client; fails with {@code Invalid}. */
    Attempt attempt(Client client) {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        String givenEmail = text(email).strip();
        String givenPassword = text(password);
        String code = text(twoFactorCode);
        if (givenEmail.isEmpty()) {
            errors.put("email", List.of("The email field is required."));
        } else if (!Emails.valid(givenEmail)) {
            errors.put("email", List.of("The email must be a valid email address."));
        }
        if (givenPassword.isEmpty()) {
            errors.put("password", List.of("The password field is required."));
        } else if (givenPassword.length() > LONGEST_PASSWORD) {
            errors.put("password", List.of("The password must not be greater than 1024 characters."));
        }
        if (!code.isEmpty() && !code.matches("[0-9]{6}")) {
            errors.put("two_factor_code", List.of("The two factor code must be 6 digits."));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return new Attempt(givenEmail, givenPassword, !code.isEmpty(), client);
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    @Override
    public String toString() {
        return "LoginRequest";
    }
}

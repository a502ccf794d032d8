package io.tidings.auth.user.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.auth.form.Form;
import io.tidings.auth.user.UserRules;
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
        Form form = new Form(body);
        PasswordForm read = new PasswordForm(
                form.text("current_password", UserRules.MOST_PASSWORD), UserRules.newPassword(form, "password"));
        form.end();
        return read;
    }

    @Override
    public String toString() {
        return "PasswordForm";
    }
}

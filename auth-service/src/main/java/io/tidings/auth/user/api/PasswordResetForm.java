package io.tidings.auth.user.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.auth.code.OneTimeCodes;
import io.tidings.auth.form.Form;
import io.tidings.auth.user.Emails;
import io.tidings.auth.user.UserRules;
import org.jspecify.annotations.Nullable;

/** What somebody says who chooses a password with a code. */
record PasswordResetForm(String email, String code, String password) {

    /** The account whose password was forgotten; fails with {@code Invalid}. */
    static String asked(@Nullable JsonNode body) {
        Form form = new Form(body);
        String email = Emails.read(form);
        form.end();
        return email;
    }

    /** Reads it out of JSON; fails with {@code Invalid}. */
    static PasswordResetForm of(@Nullable JsonNode body) {
        Form form = new Form(body);
        PasswordResetForm read = new PasswordResetForm(
                Emails.read(form), OneTimeCodes.read(form), UserRules.newPassword(form, "password"));
        form.end();
        return read;
    }

    @Override
    public String toString() {
        return "PasswordResetForm";
    }
}

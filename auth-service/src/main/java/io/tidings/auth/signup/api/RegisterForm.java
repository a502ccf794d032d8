package io.tidings.auth.signup.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.auth.code.OneTimeCodes;
import io.tidings.auth.form.Form;
import io.tidings.auth.signup.Applicant;
import io.tidings.auth.user.Emails;
import io.tidings.auth.user.Phone;
import io.tidings.auth.user.UserRules;
import io.tidings.auth.user.api.ProfileForm;
import io.tidings.auth.workspace.WorkspaceRules;
import io.tidings.auth.workspace.WorkspaceSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what people who register fill in. */
final class RegisterForm {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_SHORT_TEXT = 64;

    private final Form form;

    RegisterForm(@Nullable JsonNode body) {
        this.form = new Form(body);
    }

    /** Who registers; fails with {@code Invalid}. */
    Applicant applicant() {
        String name = form.line("name", LONGEST_NAME);
        String email = Emails.read(form);
        Optional<Phone> phone = ProfileForm.phone(form);
        String password = UserRules.newPassword(form, "password");
        String language = ProfileForm.language(form).orElse("en");
        WorkspaceSpec workspace = workspace(name, phone);
        form.end();
        return new Applicant(name, email, phone.orElseThrow().digits(), password, language, workspace);
    }

    /** Whose account it is; fails with {@code Invalid}. */
    String email() {
        String email = Emails.read(form);
        form.end();
        return email;
    }

    /** What was sent to whom; fails with {@code Invalid}. */
    Given given() {
        String email = Emails.read(form);
        String password = form.text("password", UserRules.MOST_PASSWORD);
        String code = OneTimeCodes.read(form);
        form.end();
        return new Given(email, password, code);
    }

    /** Named after its owner, and where the phone is from, unless something else is said. */
    private WorkspaceSpec workspace(String owner, Optional<Phone> phone) {
        String name = form.optionalLine("workspace", LONGEST_NAME).orElse(owner);
        Optional<String> country = form.optional("country", LONGEST_SHORT_TEXT).or(() -> phone.flatMap(Phone::country));
        boolean isKnown = country.map(WorkspaceRules::isCountry).orElse(phone.isEmpty());
        form.require("country", isKnown, "The selected country is invalid.");
        String zone = form.optional("timezone", LONGEST_SHORT_TEXT).orElse("UTC");
        form.require("timezone", WorkspaceRules.isZone(zone), "The timezone must be a valid zone.");
        return new WorkspaceSpec(name, country.orElse(null), zone, false);
    }

    /** A code, and whose. */
    record Given(String email, String password, String code) {
        @Override
        public String toString() {
            return "Given";
        }
    }
}

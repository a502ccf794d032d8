package io.tidings.auth.user.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.auth.code.OneTimeCodes;
import io.tidings.auth.form.Form;
import io.tidings.auth.user.Emails;
import io.tidings.auth.user.Phone;
import io.tidings.auth.user.ProfileWish;
import io.tidings.auth.user.UserRules;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what people want to be changed of their profile. */
public final class ProfileForm {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_SHORT_TEXT = 64;
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private ProfileForm() {}

    /** Fails with {@code Invalid}. */
    static ProfileWish wish(@Nullable JsonNode body) {
        Form form = new Form(body);
        Optional<String> name = form.optionalLine("name", LONGEST_NAME);
        Optional<String> language = language(form);
        Optional<String> email = form.isGiven("email") ? Optional.of(Emails.read(form)) : Optional.empty();
        String password = email.isPresent() ? form.text("current_password", UserRules.MOST_PASSWORD) : "";
        form.end();
        return new ProfileWish(name, language, email, password);
    }

    /** A phone, and the password. */
    static PhoneWish phoneWish(@Nullable JsonNode body) {
        Form form = new Form(body);
        Optional<Phone> phone = phone(form);
        String password = form.text("current_password", UserRules.MOST_PASSWORD);
        form.end();
        return new PhoneWish(phone.orElseThrow(), password);
    }

    /** Fails with {@code Invalid}. */
    static String code(@Nullable JsonNode body) {
        Form form = new Form(body);
        String code = OneTimeCodes.read(form);
        form.end();
        return code;
    }

    /** Field {@code language}, if it is given. */
    public static Optional<String> language(Form form) {
        Optional<String> language = form.optional("language", LONGEST_SHORT_TEXT);
        form.require("language", language.map(LANGUAGES::contains).orElse(true), "The selected language is invalid.");
        return language;
    }

    /** Field {@code phone}, which has to be there; empty after it was refused. */
    public static Optional<Phone> phone(Form form) {
        Optional<Phone> phone = Phone.read(form.text("phone", LONGEST_SHORT_TEXT));
        form.require(
                "phone", phone.isPresent(), "The phone must be a number with its country code, such as +213555123456.");
        return phone;
    }

    /** Another phone. */
    record PhoneWish(Phone phone, String password) {
        @Override
        public String toString() {
            return "PhoneWish";
        }
    }
}

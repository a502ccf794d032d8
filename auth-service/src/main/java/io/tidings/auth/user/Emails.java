package io.tidings.auth.user;

import io.tidings.auth.form.Form;
import java.util.regex.Pattern;

/** The form of an e-mail address, as far as it can be wrong without asking its server. */
public final class Emails {
    private static final int LONGEST = 254;
    private static final Pattern FORM =
            Pattern.compile("[^\\s@\"<>(),;:\\\\]{1,64}@[\\p{Alnum}]([\\p{Alnum}.-]*[\\p{Alnum}])?");

    private Emails() {}

    /** Reads field {@code email}, which has to be there. */
    public static String read(Form form) {
        String email = form.text("email", LONGEST).strip();
        form.require("email", valid(email), "The email must be a valid email address.");
        return email;
    }

    /** Whether this can be an address: one {@code @}, no blanks, a host name behind it. */
    public static boolean valid(String text) {
        return text.length() <= LONGEST
                && !text.contains("..")
                && FORM.matcher(text).matches();
    }
}

package io.tidings.auth.twofactor;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What somebody shows as their second factor. The two forms differ in length, so that neither is taken for the other. */
public sealed interface GivenCode {

    /** Six digits, or a recovery code in any case of letters, with or without its hyphens; empty for all else. */
    static Optional<GivenCode> of(String text) {
        return AppCode.of(text).map(GivenCode.class::cast).or(() -> RecoveryCode.of(text));
    }

    /** What an authenticator app shows. */
    record AppCode(String digits) implements GivenCode {
        private static final Pattern FORM = Pattern.compile("[0-9]{6}");

        /** Empty for all but six digits. */
        public static Optional<AppCode> of(String text) {
            return FORM.matcher(text).matches() ? Optional.of(new AppCode(text)) : Optional.empty();
        }

        @Override
        public String toString() {
            return "AppCode";
        }
    }

    /** One of those that are for the day when the app is lost: 16 characters of Base32. */
    record RecoveryCode(String characters) implements GivenCode {
        private static final Pattern FORM = Pattern.compile("[A-Z2-7]{4}(-?[A-Z2-7]{4}){3}");

        static Optional<RecoveryCode> of(String text) {
            String upper = text.strip().toUpperCase(Locale.ROOT);
            return FORM.matcher(upper).matches()
                    ? Optional.of(new RecoveryCode(upper.replace("-", "")))
                    : Optional.empty();
        }

        /** As people are shown it: four groups of four. */
        public String written() {
            return String.join("-", characters.split("(?<=\\G.{4})"));
        }

        @Override
        public String toString() {
            return "RecoveryCode";
        }
    }
}

package io.tidings.auth.user;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone number that exists in its country's plan.
 *
 * @param digits country code and number, without {@code +}
 * @param country ISO 3166 code of two letters; empty for numbers of no country
 */
public record Phone(String digits, Optional<String> country) {
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    /** Letters would be read as keys of a dial, and "x12" as an extension. */
    private static final Pattern SHAPE = Pattern.compile("\\+?[0-9 ().\\-/]{5,40}");

    private static final String NO_COUNTRY = "001";

    /** Reads an international number, with or without {@code +}. */
    public static Optional<Phone> read(String written) {
        String text = written.strip();
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            PhoneNumber number = PLANS.parse(text.startsWith("+") ? text : "+" + text, null);
            return PLANS.isValidNumber(number) ? Optional.of(of(number)) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static Phone of(PhoneNumber number) {
        String digits = PLANS.format(number, PhoneNumberFormat.E164).substring(1);
        Optional<String> country =
                Optional.ofNullable(PLANS.getRegionCodeForNumber(number)).filter(code -> !code.equals(NO_COUNTRY));
        return new Phone(digits, country);
    }
}

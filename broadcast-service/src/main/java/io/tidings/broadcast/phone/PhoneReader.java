package io.tidings.broadcast.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what customers write as phone numbers: international first, then as a number of each country in turn. A leading
 * 0 is national. A reading that the numbering plan knows wins over one whose length alone is possible.
 */
public final class PhoneReader {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    private static final String INTERNATIONAL = "ZZ";
    /** Letters would be read as keys of a dial, and "x12" as an extension. */
    private static final Pattern SHAPE = Pattern.compile("\\+?[\\p{Nd}\\p{Z}().\\-\u2010-\u2015/]{1,40}");

    private final List<String> countries;

    /**
     * A reader for numbers of these countries.
     *
     * @param countries ISO 3166 codes of two letters, the first one first
     */
    public PhoneReader(List<String> countries) {
        this.countries = countries.stream().distinct().toList();
    }

    /** The number that is meant by {@code written}, or why there is none. */
    public PhoneReading read(String written) {
        String text = written.strip();
        if (!SHAPE.matcher(text).matches()) {
            return new PhoneReading.NotANumber("it holds other characters than digits");
        }
        if (text.startsWith("-")) {
            return new PhoneReading.NotANumber("it begins with a minus sign");
        }
        List<Attempt> attempts = new ArrayList<>();
        for (Source source : sources(text)) {
            Attempt attempt = parse(source);
            if (attempt.number().filter(PLANS::isValidNumber).isPresent()) {
                return attempt.reading();
            }
            attempts.add(attempt);
        }
        return firstPossible(attempts);
    }

    private List<Source> sources(String text) {
        if (text.startsWith("+")) {
            return List.of(new Source(text, INTERNATIONAL));
        }
        List<Source> sources = new ArrayList<>();
        if (Character.digit(text.charAt(0), 10) != 0) {
            sources.add(new Source("+" + text, INTERNATIONAL));
        }
        countries.forEach(country -> sources.add(new Source(text, country)));
        return sources;
    }

    private static Attempt parse(Source source) {
        try {
            PhoneNumber number = PLANS.parse(source.text(), source.country());
            ValidationResult length = PLANS.isPossibleNumberWithReason(number);
            return new Attempt(Optional.of(number), length == ValidationResult.IS_POSSIBLE, reason(length));
        } catch (NumberParseException e) {
            return new Attempt(Optional.empty(), false, reason(e.getErrorType()));
        }
    }

    private static PhoneReading firstPossible(List<Attempt> attempts) {
        return attempts.stream()
                .filter(Attempt::possible)
                .findFirst()
                .or(() -> attempts.stream().reduce((first, last) -> last))
                .map(Attempt::reading)
                .orElseGet(() -> new PhoneReading.NotANumber("its country is not known"));
    }

    private static String reason(ValidationResult length) {
        return switch (length) {
            case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> "it is too short";
            case TOO_LONG -> "it is too long";
            case INVALID_COUNTRY_CODE -> "its country code does not exist";
            case INVALID_LENGTH -> "no number has this length";
            case IS_POSSIBLE -> "";
        };
    }

    private static String reason(NumberParseException.ErrorType error) {
        return switch (error) {
            case INVALID_COUNTRY_CODE -> "its country code does not exist";
            case NOT_A_NUMBER -> "it is not a number";
            case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> "it is too short";
            case TOO_LONG -> "it is too long";
        };
    }

    private record Source(String text, String country) {}

    private record Attempt(Optional<PhoneNumber> number, boolean possible, String reason) {
        PhoneReading reading() {
            return number.filter(n -> possible)
                    .<PhoneReading>map(n -> new PhoneReading.Digits(
                            PLANS.format(n, PhoneNumberFormat.E164).substring(1)))
                    .orElseGet(() -> new PhoneReading.NotANumber(reason));
        }
    }
}

package io.tidings.broadcast.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneReaderTest {

    private final PhoneReader inAlgeria = new PhoneReader(List.of("DZ"));

    @ParameterizedTest
    @CsvSource({
        "213555111111, 213555111111",
        "+213555111111, 213555111111",
        "00213555111111, 213555111111",
        "0555111111, 213555111111",
        "555111111, 213555111111",
        "+213 555-11-11-11, 213555111111",
        "(0555) 11 11 11, 213555111111",
        "212600000000, 212600000000",
        "33612345678, 33612345678",
        "٠٥٥٥١١١١١١, 213555111111"
    })
    void readsInternationalFirstThenNational(String written, String digits) {
        assertThat(inAlgeria.read(written)).isEqualTo(new PhoneReading.Digits(digits));
    }

    @Test
    void triesTheCountryOfTheCallBeforeThatOfTheWorkspace() {
        PhoneReader reader = new PhoneReader(List.of("MA", "DZ"));
        assertThat(reader.read("0612345678")).isEqualTo(new PhoneReading.Digits("212612345678"));
        assertThat(reader.read("612345678")).isEqualTo(new PhoneReading.Digits("212612345678"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"abc", "555-1234", "12", "", " ", "+", "1800FLOWERS", "213555111111 ext 5", "99999999999999999"})
    void refusesWhatIsNoNumber(String written) {
        assertThat(inAlgeria.read(written)).isInstanceOf(PhoneReading.NotANumber.class);
    }

    @Test
    void saysWhy() {
        assertThat(inAlgeria.read("555-1234")).isEqualTo(new PhoneReading.NotANumber("it is too short"));
        assertThat(inAlgeria.read("-213555111111"))
                .isEqualTo(new PhoneReading.NotANumber("it begins with a minus sign"));
        assertThat(inAlgeria.read("12a"))
                .isEqualTo(new PhoneReading.NotANumber("it holds other characters than digits"));
    }

    @Property(tries = 200)
    void readsEveryCountrysNumbersInBothForms(@ForAll("regions") String region) {
        PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
        var example = plans.getExampleNumberForType(region, PhoneNumberUtil.PhoneNumberType.MOBILE);
        if (example == null) {
            return;
        }
        String digits = plans.format(example, PhoneNumberFormat.E164).substring(1);
        PhoneReader reader = new PhoneReader(List.of("DZ"));
        assertThat(reader.read("+" + digits)).isEqualTo(new PhoneReading.Digits(digits));
        assertThat(reader.read(digits)).isEqualTo(new PhoneReading.Digits(digits));
    }

    @Provide
    Arbitrary<String> regions() {
        return Arbitraries.of(PhoneNumberUtil.getInstance().getSupportedRegions());
    }
}

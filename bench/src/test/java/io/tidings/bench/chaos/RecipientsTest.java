package io.tidings.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecipientsTest {

    @Test
    void givesEachNumberOnce() {
        List<String> phones = new Recipients(1).take(40_000);
        assertThat(phones).doesNotHaveDuplicates().allMatch(phone -> phone.matches("2135\\d{8}"));
    }

    @Test
    void givesTheSameNumbersForASeed() {
        assertThat(new Recipients(4).take(100)).isEqualTo(new Recipients(4).take(100));
    }

    @Test
    void someEndInFixedBehaviour() {
        List<String> phones = new Recipients(2).take(5_000);
        for (String ending : List.of("9901", "9906", "9907", "9911", "9916")) {
            assertThat(phones).anyMatch(phone -> phone.endsWith(ending));
        }
        assertThat(phones)
                .filteredOn(phone -> phone.charAt(8) == '9' && phone.charAt(9) == '9')
                .hasSizeBetween(150, 450);
    }
}

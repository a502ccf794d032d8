package io.tidings.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecipientsTest {
    private final Recipients recipients = new Recipients(Path.of("src/main/demo/recipients.csv"));

    @Test
    void takesTheWholeSampleByDefault() {
        List<Recipient> all = recipients.take(0);

        assertThat(all).hasSize(500).extracting(Recipient::phone).doesNotHaveDuplicates();
        assertThat(all).filteredOn(Recipient::confirms).hasSize(20);
    }

    @Test
    void takesTheFirstOfTheSample() {
        assertThat(recipients.take(3)).isEqualTo(recipients.take(0).subList(0, 3));
    }

    @Test
    void makesUpDistinctNumbersBeyondTheSample() {
        List<Recipient> many = recipients.take(25_000);

        assertThat(many).hasSize(25_000).extracting(Recipient::phone).doesNotHaveDuplicates();
        assertThat(many)
                .filteredOn(recipient -> !recipient.confirms())
                .noneMatch(recipient -> recipient.phone().matches("\\d+99\\d\\d"));
    }

    @Test
    void dealsThemOutEvenly() {
        assertThat(DemoRun.shares(recipients.take(0), 8))
                .hasSize(8)
                .allSatisfy(share -> assertThat(share.size()).isBetween(62, 63));
        assertThat(DemoRun.shares(recipients.take(2), 8)).hasSize(2);
    }
}

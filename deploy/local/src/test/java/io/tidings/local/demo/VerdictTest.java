package io.tidings.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final List<Recipient> TWO =
            List.of(new Recipient("213551000001", "A"), new Recipient("213551019904", "B"));
    private static final Map<String, Integer> BOTH = Map.of("213551000001", 1, "213551019904", 1);
    private static final BroadcastView DONE = view(2, BigDecimal.ONE);

    @Test
    void agreesWhenEverySideSaysTheSame() {
        Verdict verdict = verdict(DONE, BOTH, "99");

        assertThat(verdict.disagreements()).isEmpty();
        assertThat(verdict.table()).contains("1 tapped");
    }

    @Test
    void findsADuplicate() {
        Verdict verdict = verdict(DONE, Map.of("213551000001", 2, "213551019904", 1), "99");

        assertThat(verdict.disagreements())
                .containsExactly("received by the sandbox: 3 instead of 2", "duplicates: 1 instead of 0");
    }

    @Test
    void findsALostMessage() {
        Verdict verdict = verdict(DONE, Map.of("213551000001", 1), "99");

        assertThat(verdict.disagreements())
                .containsExactly("received by the sandbox: 1 instead of 2", "lost: 1 instead of 0");
    }

    @Test
    void findsAWrongCharge() {
        assertThat(verdict(DONE, BOTH, "98.5").disagreements())
                .containsExactly("credit: 1.5 charged, the broadcasts cost 1");
    }

    @Test
    void findsAMissingReceipt() {
        assertThat(verdict(view(1, BigDecimal.ONE), BOTH, "99").disagreements())
                .containsExactly("read: 1 instead of 2");
    }

    private static Verdict verdict(BroadcastView api, Map<String, Integer> received, String creditAfter) {
        return new Verdict(TWO, api, received, new BigDecimal("100"), new BigDecimal(creditAfter));
    }

    private static BroadcastView view(int read, BigDecimal cost) {
        return new BroadcastView(2, 0, 2, 2, read, 1, 0, 0, 0, cost, true);
    }
}

package io.tidings.messaging.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.events.Lane;
import io.tidings.messaging.device.Device;
import io.tidings.messaging.sender.VirtualStore.State;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is claimed and has no result yet would be unknown after a crash: no more of it than can be written at once. */
class BackPressureTest {

    private static final Logger LOG = Logger.getLogger(ResultBuffer.class.getName());
    private static final int MESSAGES = 6_000;

    @BeforeEach
    void expectFailures() {
        LOG.setLevel(Level.OFF);
    }

    @AfterEach
    void reportFailures() {
        LOG.setLevel(null);
    }

    @Test
    void claimsNoMoreWhileResultsAreNotTaken() {
        Device device = VirtualNode.device(0, MESSAGES);
        VirtualNode node = new VirtualNode(List.of(device), new Random(1));
        node.provider.beKind();
        node.store.takeNoResults(true);
        for (int i = 0; i < MESSAGES; i++) {
            node.arrive(device, Lane.BULK, "21355" + i, Duration.ofHours(1), i == MESSAGES - 1);
        }

        node.pass(Duration.ofSeconds(4));

        int most = 2 * node.config.resultLimit() + node.config.claimLimit();
        assertThat(in(node, State.CLAIMED)).isPositive().isLessThanOrEqualTo(most);

        node.store.takeNoResults(false);
        node.pass(Duration.ofSeconds(30));
        assertThat(in(node, State.SETTLED)).isEqualTo(MESSAGES);
    }

    private static long in(VirtualNode node, State state) {
        return node.store.rows.values().stream()
                .filter(row -> row.state == state)
                .count();
    }
}

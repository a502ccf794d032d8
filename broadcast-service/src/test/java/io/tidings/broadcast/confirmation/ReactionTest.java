package io.tidings.broadcast.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReactionTest {

    private static final Instant NOON = Instant.parse("2026-04-10T12:00:00Z");
    private static final Reaction NOTHING = new Reaction(false, false, false, null);

    @Test
    void letsTheLastTapCount() {
        Reaction confirmed = NOTHING.after(ReplyKind.CONFIRM, NOON);
        assertThat(confirmed).isEqualTo(new Reaction(true, false, true, NOON));
        assertThat(confirmed.after(ReplyKind.CANCEL, NOON.plusSeconds(1)))
                .isEqualTo(new Reaction(false, true, true, NOON.plusSeconds(1)));
    }

    @Test
    void leavesATapThatArrivesLateBehind() {
        Reaction cancelled = NOTHING.after(ReplyKind.CANCEL, NOON);
        assertThat(cancelled.after(ReplyKind.CONFIRM, NOON.minusSeconds(1))).isEqualTo(cancelled);
    }

    @Test
    void takesATapAfterAnyOtherAnswer() {
        Reaction answered = NOTHING.after(ReplyKind.OTHER, NOON);
        assertThat(answered).isEqualTo(new Reaction(false, false, true, NOON));
        assertThat(answered.after(ReplyKind.CONFIRM, NOON.minusSeconds(1)).confirmed())
                .isTrue();
    }
}

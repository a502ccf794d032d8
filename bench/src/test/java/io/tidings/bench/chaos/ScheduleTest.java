package io.tidings.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.bench.chaos.Disaster.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Duration SPAN = Duration.ofMinutes(4);
    private static final int ALL = 1_000;

    @Test
    void sameSeedIsTheSameSchedule() {
        assertThat(Schedule.of(7, SPAN, ALL)).isEqualTo(Schedule.of(7, SPAN, ALL));
        assertThat(Schedule.of(7, SPAN, 4)).isEqualTo(Schedule.of(7, SPAN, 4));
    }

    @Test
    void otherSeedIsAnotherSchedule() {
        assertThat(Schedule.of(7, SPAN, ALL)).isNotEqualTo(Schedule.of(8, SPAN, ALL));
    }

    @Test
    void wholeScheduleKillsEveryPartAndStopsSendersPastLeaseAndSession() {
        List<Disaster> all = Schedule.of(3, SPAN, ALL).disasters();
        assertThat(all)
                .filteredOn(disaster -> disaster.kind() == Kind.KILL)
                .extracting(Disaster::target)
                .contains(
                        "auth",
                        "billing",
                        "broadcast",
                        "messaging",
                        "sender2",
                        "gateway",
                        "kafka",
                        "postgres",
                        "redis");
        for (String sender : List.of("messaging", "sender2")) {
            assertThat(all)
                    .filteredOn(disaster ->
                            disaster.kind() == Kind.STOP && disaster.target().equals(sender))
                    .extracting(Disaster::lasting)
                    .containsExactlyInAnyOrder(Duration.ofSeconds(3), Duration.ofSeconds(8), Duration.ofSeconds(20));
        }
        assertThat(all).extracting(Disaster::kind).contains(Kind.WIPE, Kind.PROVIDER);
    }

    @Test
    void disastersBeginInOrderAndWithinTheSpan() {
        List<Duration> moments =
                Schedule.of(5, SPAN, ALL).disasters().stream().map(Disaster::at).toList();
        assertThat(moments).isSorted();
        assertThat(moments).allMatch(at -> at.compareTo(SPAN) < 0);
    }

    @Test
    void providerIsAtFaultInOneWayAtATime() {
        List<Disaster> provider = Schedule.of(9, SPAN, ALL).disasters().stream()
                .filter(disaster -> disaster.kind() == Kind.PROVIDER)
                .toList();
        for (int i = 1; i < provider.size(); i++) {
            Disaster before = provider.get(i - 1);
            assertThat(before.at().plus(before.lasting()))
                    .isLessThan(provider.get(i).at());
        }
    }

    @Test
    void shortOneHasAsManyAsAskedFor() {
        List<Disaster> few = Schedule.of(1, Duration.ofMinutes(1), 4).disasters();
        assertThat(few).filteredOn(disaster -> disaster.kind() != Kind.PROVIDER).hasSize(4);
        assertThat(few).filteredOn(disaster -> disaster.kind() == Kind.PROVIDER).hasSize(2);
    }
}

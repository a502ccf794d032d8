package io.tidings.platform.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00.123Z");

    private final Uuid7s ids = new Uuid7s(() -> NOON);

    @Test
    void mintsRisingIdsThatHoldTheirTime() {
        List<String> minted = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            UUID id = ids.next();
            assertThat(id.version()).isEqualTo(7);
            assertThat(Uuid7s.timeOf(id)).isEqualTo(NOON);
            minted.add(id.toString());
        }

        assertThat(minted).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void boundsTheIdsOfAMillisecondFromBelow() {
        UUID lowest = Uuid7s.lowestAt(NOON);

        assertThat(lowest.version()).isEqualTo(7);
        assertThat(lowest.variant()).isEqualTo(2);
        assertThat(lowest.toString()).isLessThanOrEqualTo(ids.next().toString());
        assertThat(Uuid7s.lowestAt(NOON.plusMillis(1)).toString())
                .isGreaterThan(ids.next().toString());
        assertThat(Uuid7s.timeOf(lowest)).isEqualTo(NOON);
    }

    @Test
    void readsNoTimeFromOtherVersions() {
        assertThatThrownBy(() -> Uuid7s.timeOf(UUID.randomUUID())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesObjectIdsAsDocumented() {
        String id = ObjectIds.of(Instant.ofEpochSecond(0x64a87331), 0x2aL);

        assertThat(id).isEqualTo("64a87331000000000000002a").hasSize(24);
        assertThat(ObjectIds.numberOf(id)).hasValue(42);
    }

    @Test
    void readsOnlyObjectIds() {
        assertThat(ObjectIds.numberOf("64A87331000000000000002A")).isEmpty();
        assertThat(ObjectIds.numberOf("64a873310000000000002a")).isEmpty();
        assertThat(ObjectIds.numberOf("")).isEmpty();
    }
}

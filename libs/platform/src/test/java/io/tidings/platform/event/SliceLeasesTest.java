package io.tidings.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.tidings.platform.OnTheStack;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnTheStack
class SliceLeasesTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    @Test
    void neverGivesASliceToTwo() {
        List<SliceLeases> relays = IntStream.range(0, 3)
                .mapToObj(i -> new SliceLeases(worker, "relay " + i, Duration.ofSeconds(5), System::nanoTime))
                .toList();
        for (int round = 0; round < 30; round++) {
            SliceLeases renewing = relays.get(round % 3);
            renewing.renew(true).await().atMost(SOON);
            Set<Short> seen = new HashSet<>();
            relays.forEach(relay -> relay.held()
                    .forEach(slice ->
                            assertThat(seen.add(slice)).as("slice " + slice).isTrue()));
        }
        relays.forEach(relay -> relay.release().await().atMost(SOON));
    }

    @Test
    void holdsNothingAfterTheLeaseEndedWhateverTheDatabaseSays() {
        AtomicLong nanos = new AtomicLong(1_000);
        SliceLeases leases = new SliceLeases(worker, "paused", Duration.ofSeconds(5), nanos::get);
        // the application's own relay gives back its surplus when it hears of another
        await().atMost(SOON).until(() -> {
            leases.renew(true).await().atMost(SOON);
            return !leases.held().isEmpty();
        });

        nanos.addAndGet(Duration.ofSeconds(5).toNanos());

        assertThat(leases.held()).isEmpty();
        leases.release().await().atMost(SOON);
    }
}

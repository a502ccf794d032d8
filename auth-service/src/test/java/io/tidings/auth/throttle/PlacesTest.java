package io.tidings.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.Cancellable;
import io.tidings.platform.fault.Unavailable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final Places places = new Places(1);

    @Test
    void refusesWorkForWhichThereIsNoPlace() {
        CompletableFuture<String> first = new CompletableFuture<>();
        begin(first);

        begin(new CompletableFuture<>()).assertFailedWith(Unavailable.class);

        first.complete("in");
        assertThat(begin(CompletableFuture.completedFuture("in")).getItem()).isEqualTo("in");
    }

    @Test
    void givesAPlaceBackHoweverItsWorkEnds() {
        begin(CompletableFuture.failedFuture(new IllegalStateException("broken")));
        Cancellable left = places.in(() -> Uni.createFrom().completionStage(new CompletableFuture<String>()))
                .subscribe()
                .with(nothing -> {});
        left.cancel();

        assertThat(begin(CompletableFuture.completedFuture("in")).getItem()).isEqualTo("in");
    }

    private UniAssertSubscriber<String> begin(CompletableFuture<String> work) {
        return places.in(() -> Uni.createFrom().completionStage(work))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}

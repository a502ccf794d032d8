package io.tidings.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.Cancellable;
import io.tidings.platform.fault.Unavailable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LoginPlacesTest {
    private final LoginPlaces places = new LoginPlaces(new OneAtOnce());

    @Test
    void refusesALoginForWhichThereIsNoPlace() {
        CompletableFuture<String> first = new CompletableFuture<>();
        begin(first);

        begin(new CompletableFuture<>()).assertFailedWith(Unavailable.class);

        first.complete("in");
        assertThat(begin(CompletableFuture.completedFuture("in")).getItem()).isEqualTo("in");
    }

    @Test
    void givesAPlaceBackHoweverALoginEnds() {
        begin(CompletableFuture.failedFuture(new IllegalStateException("broken")));
        Cancellable left = places.in(() -> Uni.createFrom().completionStage(new CompletableFuture<String>()))
                .subscribe()
                .with(nothing -> {});
        left.cancel();

        assertThat(begin(CompletableFuture.completedFuture("in")).getItem()).isEqualTo("in");
    }

    private UniAssertSubscriber<String> begin(CompletableFuture<String> login) {
        return places.in(() -> Uni.createFrom().completionStage(login))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private record OneAtOnce() implements LoginConfig {
        @Override
        public int accountBurst() {
            return 1;
        }

        @Override
        public Duration accountEvery() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int addressBurst() {
            return 1;
        }

        @Override
        public Duration addressEvery() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int atOnce() {
            return 1;
        }
    }
}

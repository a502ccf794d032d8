package io.tidings.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.tidings.platform.fault.Unavailable;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Vertx vertx = Vertx.vertx();
    private final Passwords passwords = new Passwords(new Config(256, 1, 0, Duration.ofMinutes(1)), vertx);

    @AfterEach
    void close() {
        passwords.close();
        vertx.closeAndAwait();
    }

    @Test
    void writesHashesInTheStandardForm() {
        assertThat(hash("secret")).matches("\\$argon2id\\$v=19\\$m=256,t=2,p=1\\$[\\w+/]{22}\\$[\\w+/]{43}");
    }

    @Test
    void saltsEveryHash() {
        assertThat(hash("secret")).isNotEqualTo(hash("secret"));
    }

    @Test
    void knowsTheRightPassword() {
        String hash = hash("sécret \uD83D\uDD11");

        assertThat(await(passwords.matches("sécret \uD83D\uDD11", hash))).isTrue();
        assertThat(await(passwords.matches("secret", hash))).isFalse();
    }

    /** Computed by the reference implementation's parameters in another library. */
    @Test
    void readsHashesOfOtherParameters() {
        String foreign = "$argon2id$v=19$m=19456,t=2,p=1$Ymmm/fWfR6Q6rTcRIIqA7g"
                + "$m1m7iy689g0yOWnRcvyEO9Fi+8C85rtWkHGGi0iCMmg";

        assertThat(await(passwords.matches("demo-password-1", foreign))).isTrue();
    }

    @Test
    void matchesNothingWithoutAHash() {
        assertThat(await(passwords.matches("decoy", null))).isFalse();
    }

    @Test
    void refusesWhatExceedsItsPlaces() {
        Passwords slow = new Passwords(new Config(65_536, 1, 1, Duration.ofMinutes(1)), vertx);
        List<UniAssertSubscriber<String>> two = Stream.of("a", "b")
                .map(password -> slow.hash(password).subscribe().withSubscriber(UniAssertSubscriber.create()))
                .toList();

        assertThatThrownBy(() -> await(slow.hash("c"))).isInstanceOf(Unavailable.class);

        two.forEach(UniAssertSubscriber::awaitItem);
        assertThat(await(slow.hash("c"))).isNotEmpty();
    }

    @Test
    void refusesWhatWaitedTooLong() {
        Passwords slow = new Passwords(new Config(65_536, 1, 1, Duration.ofNanos(1)), vertx);
        UniAssertSubscriber<String> first = slow.hash("a").subscribe().withSubscriber(UniAssertSubscriber.create());

        assertThatThrownBy(() -> await(slow.hash("b"))).isInstanceOf(Unavailable.class);

        first.awaitFailure(failure -> assertThat(failure).isInstanceOf(Unavailable.class));
        assertThatThrownBy(() -> await(slow.hash("c"))).isInstanceOf(Unavailable.class);
    }

    private String hash(String password) {
        return await(passwords.hash(password));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().indefinitely();
    }

    private record Config(int memory, int threads, int waiting, Duration patience) implements PasswordConfig {
        @Override
        public OptionalInt concurrency() {
            return OptionalInt.of(threads);
        }

        @Override
        public int iterations() {
            return 2;
        }

        @Override
        public int parallelism() {
            return 1;
        }
    }
}

package io.tidings.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.testkit.embedded.EmbeddedRedis;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisTest {
    @TempDir
    Path home;

    @Test
    void isFoundByItsHomeWhileItRuns() {
        EmbeddedRedis.Options options = new EmbeddedRedis.Options(free(), home, home.resolve("log"));
        try (EmbeddedRedis redis = EmbeddedRedis.start(options)) {
            assertThat(EmbeddedRedis.running(home)).map(ProcessHandle::pid).contains(redis.pid());
        }
        assertThat(EmbeddedRedis.running(home)).isEmpty();
    }

    @Test
    void doesNotTakeAnAnswerOfAnotherForItsOwn() {
        try (EmbeddedRedis other = EmbeddedRedis.startTemporary()) {
            EmbeddedRedis.Options options = new EmbeddedRedis.Options(other.port(), home, home.resolve("log"));

            assertThatThrownBy(() -> EmbeddedRedis.start(options)).hasMessageContaining("did not start");
        }
    }

    private static int free() {
        try (EmbeddedRedis gone = EmbeddedRedis.startTemporary()) {
            return gone.port();
        }
    }
}

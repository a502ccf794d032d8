package io.tidings.messaging.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.tidings.messaging.loop.Loop;
import io.tidings.messaging.settlement.AttemptResult;
import io.tidings.messaging.settlement.Ending;
import io.tidings.testkit.TidingsStack;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL itself refuses. */
@QuarkusTest
@QuarkusTestResource(
        value = TidingsStack.class,
        initArgs = @ResourceArg(name = "database", value = "tidings_messaging"))
class RefusedResultTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    ResultBuffer results;

    @Inject
    Loop loop;

    @ParameterizedTest
    @ValueSource(strings = {"wamid.\0", "\0"})
    void resultWithANulBecomesUnknown(String id) {
        assertThat(written(new Ending.Sent(id)))
                .isEqualTo(new Ending.Unknown("the database refuses the result: 22021"));
    }

    @Test
    void errorTextWithANulBecomesUnknown() {
        assertThat(written(new Ending.Failed(131026, "Un\0deliverable")))
                .isEqualTo(new Ending.Unknown("the database refuses the result: 22021"));
    }

    private Ending written(Ending ending) {
        CompletableFuture<Ending> written = new CompletableFuture<>();
        AttemptResult result = new AttemptResult(UUID.randomUUID(), UUID.randomUUID(), loop.now(), ending);
        loop.run(() -> results.add(result, true, written::complete));
        return written.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}

package io.tidings.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidings.e2e.Suite;
import io.tidings.e2e.contract.RawRequest.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing that a client sends brings a service down (each ends itself when its memory does), or shows what is inside. */
class MalformedIT {

    private static final int REQUESTS = 2_000;
    private static final int STALLED = 20;
    private static final long SEED = Long.getLong("tidings.test.seed", 20_260_101);
    private static final List<String> PARTS = List.of("gateway", "auth", "broadcast", "messaging", "billing");
    private static final List<String> INSIDES =
            List.of("Exception", "\tat ", "io.tidings.", "java.", "org.hibernate", "SQLSTATE", "stacktrace");

    private final Suite suite = Suite.running();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final URI gateway = URI.create(suite.variable("TIDINGS_URL"));

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void everyAnswerIsARefusalInWords() {
        List<Long> before = PARTS.stream().map(suite::pid).toList();
        Malformed malformed = new Malformed(SEED, suite.variable("TIDINGS_API_TOKEN"), ContractIT.kept());
        List<RawRequest> requests =
                IntStream.range(0, REQUESTS).mapToObj(n -> malformed.next()).toList();
        List<String> offences = requests.stream()
                .parallel()
                .map(this::offence)
                .filter(text -> !text.isEmpty())
                .toList();
        assertThat(offences).as("seed %d", SEED).isEmpty();
        assertThat(PARTS.stream().map(suite::pid).toList()).isEqualTo(before);
        await().atMost(Duration.ofMinutes(1)).until(suite::isHealthy);
    }

    @Test
    void givesBodiesUpThatStandStill() {
        String[] paths = {"/api/v1/login", "/api/v1/messages", "/api/v1/send-broadcast"};
        List<Integer> statuses = IntStream.range(0, STALLED)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> answer(stalled(paths[n % paths.length])).status(), threads))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(statuses).hasSize(STALLED).containsOnly(408);
    }

    private RawRequest stalled(String path) {
        return new RawRequest("stalled", "POST", path)
                .header("Authorization", "Bearer " + suite.variable("TIDINGS_API_TOKEN"))
                .header("Content-Type", "application/json")
                .promising(100_000)
                .body("{\"name\":\"".getBytes(StandardCharsets.UTF_8));
    }

    private String offence(RawRequest request) {
        Answer answer = answer(request);
        if (answer.status() >= 500 && answer.status() != 501) {
            return request + " answers " + shortened(answer);
        }
        if (answer.status() >= 400 && request.isHttp() && !answer.text().contains("\"message\":")) {
            return request + " says nothing: " + shortened(answer);
        }
        return INSIDES.stream().anyMatch(answer.text()::contains) ? request + " shows " + shortened(answer) : "";
    }

    private Answer answer(RawRequest request) {
        try {
            return request.to(gateway);
        } catch (IOException e) {
            throw new UncheckedIOException(request.toString(), e);
        }
    }

    private static String shortened(Answer answer) {
        return answer.text().substring(0, Math.min(600, answer.text().length()));
    }
}

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
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Nothing that a client sends brings a service down (each ends itself when its memory does), or shows what is inside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedIT {

    private static final int REQUESTS = 2_000;
    private static final int STALLED = 24;
    private static final int LARGE = 2 << 20;
    private static final long SEED = Long.getLong("tidings.test.seed", 20_260_101);
    private static final List<String> PARTS = List.of("gateway", "auth", "broadcast", "messaging", "billing");
    private static final List<String> INSIDES = List.of(
            "Exception",
            "\tat ",
            "io.tidings.",
            "java.",
            "org.hibernate",
            "SQLSTATE",
            "SQLState",
            "PgException",
            "stacktrace",
            "NullPointer",
            "StreamReadConstraints",
            "Jackson",
            "jackson",
            "[Source:",
            ", column: ",
            "io.vertx",
            "io.netty",
            "io.quarkus");

    private static final Set<String> WEBHOOKS = Set.of("webhooks.meta.verify", "webhooks.meta.receive");

    private final Suite suite = Suite.running();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final URI gateway = URI.create(suite.variable("TIDINGS_URL"));
    private final String token = suite.variable("TIDINGS_API_TOKEN");
    private final World world = new World();
    private final Map<String, Case> cases = new HashMap<>();
    private List<Long> before = List.of();

    @BeforeAll
    void prepare() {
        ConfirmedCases confirmed = new ConfirmedCases(world);
        cases.putAll(confirmed.all());
        cases.putAll(confirmed.ours());
        cases.putAll(new FlowkirimCases(world).all());
        // wrong passwords count against a person, and nobody shall be locked out by this
        cases.put("confirmed.login", Case.of(MalformedIT::stranger));
        before = processes();
    }

    @AfterAll
    void close() {
        threads.close();
        assertThat(processes()).isEqualTo(before);
        await().atMost(Duration.ofMinutes(1)).until(suite::isHealthy);
        world.awaitQuiet();
    }

    private List<Long> processes() {
        return PARTS.stream().map(suite::pid).toList();
    }

    @Test
    void everyAnswerIsARefusalInWords() {
        Malformed malformed = malformed();
        List<RawRequest> requests =
                IntStream.range(0, REQUESTS).mapToObj(n -> malformed.next()).toList();
        assertThat(offences(requests.stream().parallel())).as("seed %d", SEED).isEmpty();
    }

    @Test
    void answersBodiesThatAreTooLargeForMostOperations() {
        List<String> offences = together(malformed().large().stream(), this::offence);
        assertThat(offences).containsOnly("");
    }

    @Test
    void takesOneBadFieldInAGoodCall() {
        OneBadField bad = new OneBadField(token);
        List<RawRequest> requests = Operation.all().stream()
                .filter(operation -> cases.containsKey(operation.id()))
                .flatMap(operation -> bad.of(operation, cases.get(operation.id())))
                .toList();
        assertThat(offences(requests.stream())).isEmpty();
    }

    private static Call stranger() {
        return Call.post(
                "/api/v1/login", Map.of("email", UUID.randomUUID() + "@tidings.example", "password", "a-password-1"));
    }

    @Test
    void givesBodiesUpThatStandStill() {
        String[] paths = {"/api/v1/login", "/api/v1/messages", "/api/v1/send-broadcast"};
        List<Integer> statuses = together(
                IntStream.range(0, STALLED).mapToObj(n -> stalled(paths[n % paths.length], n % 4 == 0)),
                request -> answer(request).status());
        assertThat(statuses).hasSize(STALLED).containsOnly(408);
    }

    @Test
    void aStepThatIsRefusedForItsBodyIsNotTaken() {
        byte[] much = new byte[LARGE];
        Arrays.fill(much, (byte) ' ');
        for (byte[][] chunks :
                List.of(new byte[][] {much}, new byte[][] {"  ".getBytes(StandardCharsets.UTF_8), much})) {
            long scheduled = world.scheduledBroadcast();
            String cancel = "/api/v1/broadcasts/" + scheduled + "/cancel";
            try {
                assertThat(answer(json("cancel", cancel).chunked(chunks)).status())
                        .isEqualTo(413);
                assertThat(world.status(scheduled)).isEqualTo("scheduled");
            } finally {
                world.api().post(cancel, Map.of());
            }
        }
    }

    private Malformed malformed() {
        Set<String> built = new HashSet<>(cases.keySet());
        built.addAll(WEBHOOKS);
        return new Malformed(SEED, token, built);
    }

    private RawRequest stalled(String path, boolean isChunked) {
        byte[] begun = "{\"name\":\"".getBytes(StandardCharsets.UTF_8);
        RawRequest request = json("stalled", path);
        return isChunked ? request.endless(begun) : request.promising(10_000).body(begun);
    }

    private RawRequest json(String what, String path) {
        return new RawRequest(what, "POST", path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private <T> List<T> together(Stream<RawRequest> requests, Function<RawRequest, T> ask) {
        return requests
                .map(request -> CompletableFuture.supplyAsync(() -> ask.apply(request), threads))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private List<String> offences(Stream<RawRequest> requests) {
        return requests.map(this::offence).filter(text -> !text.isEmpty()).toList();
    }

    private String offence(RawRequest request) {
        Answer answer = answer(request);
        if (answer.status() == Answer.NONE) {
            return request + " gets no answer";
        }
        boolean isBroken = answer.status() == Answer.CLOSED && request.isHttp();
        if (isBroken || answer.status() >= 500 && answer.status() != 501) {
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

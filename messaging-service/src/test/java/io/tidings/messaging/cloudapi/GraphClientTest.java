package io.tidings.messaging.cloudapi;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.smallrye.mutiny.Uni;
import io.tidings.messaging.channel.Consequence;
import io.tidings.messaging.channel.SendOutcome;
import io.tidings.messaging.channel.SendOutcome.Accepted;
import io.tidings.messaging.channel.SendOutcome.NotBegun;
import io.tidings.messaging.channel.SendOutcome.NotWritten;
import io.tidings.messaging.channel.SendOutcome.Refused;
import io.tidings.messaging.channel.SendOutcome.Retryable;
import io.tidings.messaging.channel.SendOutcome.Throttled;
import io.tidings.messaging.channel.SendOutcome.Unknown;
import io.tidings.messaging.channel.ThrottleScope;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.NetServer;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GraphClientTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Buffer BODY = Buffer.buffer("{\"to\":\"213555123456\"}");
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final BooleanSupplier YES = () -> true;

    @RegisterExtension
    static WireMockExtension graph =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private GraphClient client;

    @AfterAll
    static void end() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void connect() {
        client = client(LONG);
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(answer(200, """
                                {"messaging_product": "whatsapp", "contacts": [{"input": "1", "wa_id": "1"}],
                                 "messages": [{"id": "wamid.A", "message_status": "accepted"}]}"""), new Accepted("wamid.A")),
                Arguments.of(
                        answer(400, error(130429, "Rate limit hit")),
                        new Throttled(130429, "Rate limit hit", ThrottleScope.DEVICE, Duration.ofSeconds(1))),
                Arguments.of(
                        answer(400, error(131056, "Pair rate limit hit")),
                        new Throttled(131056, "Pair rate limit hit", ThrottleScope.RECIPIENT, Duration.ofSeconds(6))),
                Arguments.of(
                        answer(500, error(131000, "Something went wrong")),
                        new Retryable(131000, "Something went wrong")),
                Arguments.of(
                        answer(400, error(131026, "Undeliverable")),
                        new Refused(131026, "Undeliverable", Consequence.NONE)),
                Arguments.of(answer(401, error(190, "Expired")), new Refused(190, "Expired", Consequence.STOP_ACCOUNT)),
                // the code decides, not the status
                Arguments.of(
                        answer(200, error(131026, "Undeliverable")),
                        new Refused(131026, "Undeliverable", Consequence.NONE)),
                Arguments.of(answer(200, "{}"), new Unknown("answer 200 is not the Graph API's")),
                Arguments.of(answer(200, "<html>"), new Unknown("answer 200 is not the Graph API's")),
                Arguments.of(
                        answer(200, "{\"messages\": [{\"id\": \"\"}]}"),
                        new Unknown("answer 200 is not the Graph API's")),
                Arguments.of(answer(502, "Bad Gateway"), new Unknown("answer 502 is not the Graph API's")),
                Arguments.of(
                        answer(503, "{\"error\": \"overloaded\"}"), new Unknown("answer 503 is not the Graph API's")),
                Arguments.of(
                        answer(503, "{\"error\": {\"code\": \"131026\"}}"),
                        new Unknown("answer 503 is not the Graph API's")),
                Arguments.of(answer(404, ""), new Unknown("answer 404 is not the Graph API's")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void readsTheAnswer(ResponseDefinitionBuilder answer, SendOutcome expected) {
        graph.stubFor(post(anyUrl()).willReturn(answer));

        assertThat(outcome(client.post(line(), BODY, YES))).isEqualTo(expected);
    }

    @Test
    void postsToTheNumberWithTheToken() {
        graph.stubFor(post(anyUrl()).willReturn(answer(200, "{}")));

        outcome(client.post(line(), BODY, YES));

        graph.verify(
                1,
                postRequestedFor(urlEqualTo("/v23.0/100000000000001/messages"))
                        .withHeader("Authorization", equalTo("Bearer token-1"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(equalToJson(BODY.toString())));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.EnumSource(
            value = Fault.class,
            names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER", "RANDOM_DATA_THEN_CLOSE", "MALFORMED_RESPONSE_CHUNK"
            })
    void callsUnknownWhatBrokeAfterTheWrite(Fault fault) {
        graph.stubFor(post(anyUrl()).willReturn(aResponse().withFault(fault)));

        assertThat(outcome(client.post(line(), BODY, YES))).isInstanceOf(Unknown.class);
        graph.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void callsUnknownWhatIsNotAnsweredInTime() {
        graph.stubFor(post(anyUrl()).willReturn(answer(200, "{}").withFixedDelay(20_000)));

        SendOutcome outcome = outcome(client(Duration.ofMillis(200)).post(line(), BODY, YES));

        assertThat(outcome).isEqualTo(new Unknown("no answer in time"));
    }

    @Test
    void provesThatNothingWasWrittenWithoutAConnection() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }

        SendOutcome outcome =
                outcome(client.post(line("http://localhost:" + closed, LONG), BODY, () -> asked.incrementAndGet() > 0));

        assertThat(outcome).isInstanceOf(NotWritten.class);
        assertThat(asked).hasValue(0);
    }

    @Test
    void reasonOfAFailureHoldsNoNulOfTheOtherSide() {
        NetServer garbled = VERTX.createNetServer()
                .connectHandler(
                        socket -> socket.handler(request -> socket.end(Buffer.buffer("HT\0TP/1.1 200 OK\r\n\r\n"))));
        int port = garbled.listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();

        SendOutcome outcome = outcome(client.post(line("http://localhost:" + port, LONG), BODY, YES));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown -> assertThat(unknown.reason())
                                .contains("HTTP/1.1")
                                .doesNotContain("\0"));
    }

    @Test
    void provesThatNothingWasWrittenWhenTlsFails() {
        String plainPort = graph.baseUrl().replace("http:", "https:");

        assertThat(outcome(client.post(line(plainPort, LONG), BODY, YES))).isInstanceOf(NotWritten.class);
        graph.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void provesThatNothingWasWrittenWhenNoConnectionIsFree() {
        graph.stubFor(post(anyUrl()).willReturn(answer(200, "{}").withFixedDelay(20_000)));
        CompletableFuture<SendOutcome> first = client.post(line(), BODY, YES).subscribeAsCompletionStage();

        assertThat(outcome(client.post(line(graph.baseUrl(), Duration.ofMillis(300)), BODY, YES)))
                .isInstanceOf(NotWritten.class);
        assertThat(first).isNotDone();
    }

    @Test
    void writesNothingWithoutPermissionAndKeepsTheConnection() {
        graph.stubFor(post(anyUrl()).willReturn(answer(200, "{\"messages\": [{\"id\": \"wamid.A\"}]}")));

        assertThat(outcome(client.post(line(), BODY, () -> false))).isEqualTo(new NotBegun());
        assertThat(outcome(client.post(line(), BODY, () -> {
                    throw new IllegalStateException("on purpose");
                })))
                .isEqualTo(new NotBegun());
        graph.verify(0, postRequestedFor(anyUrl()));

        assertThat(outcome(client.post(line(), BODY, YES))).isEqualTo(new Accepted("wamid.A"));
    }

    @Test
    void asksForPermissionOnceOnTheConnectionsEventLoopWhoeverCalls() {
        graph.stubFor(post(anyUrl()).willReturn(answer(200, "{}")));
        List<Thread> askedOn = new CopyOnWriteArrayList<>();
        List<Thread> answeredOn = new CopyOnWriteArrayList<>();
        Context opener = ((VertxInternal) VERTX).createEventLoopContext();
        Context other = ((VertxInternal) VERTX).createEventLoopContext();

        for (Context caller : List.of(opener, other)) {
            outcome(Uni.createFrom()
                    .emitter(emitter -> caller.runOnContext(ignored -> client.post(line(), BODY, () -> {
                                askedOn.add(Thread.currentThread());
                                return true;
                            })
                            .invoke(() -> answeredOn.add(Thread.currentThread()))
                            .subscribe()
                            .with(emitter::complete, emitter::fail))));
        }

        assertThat(askedOn).hasSize(2);
        assertThat(askedOn.get(1)).isSameAs(askedOn.get(0));
        assertThat(answeredOn.get(1)).isNotSameAs(answeredOn.get(0));
    }

    private static ResponseDefinitionBuilder answer(int status, String body) {
        return aResponse().withStatus(status).withBody(body);
    }

    private static String error(int code, String message) {
        return """
                {"error": {"message": "%s", "type": "OAuthException", "code": %d, "fbtrace_id": "A",
                  "error_data": {"messaging_product": "whatsapp", "details": "details"}}}""".formatted(message, code);
    }

    private static Line line() {
        return line(graph.baseUrl(), LONG);
    }

    private static Line line(String base, Duration connect) {
        return new Line(URI.create(base + "/"), "v23.0", "100000000000001", "token-1", connect.toMillis());
    }

    private static SendOutcome outcome(Uni<SendOutcome> sent) {
        return sent.await().atMost(LONG);
    }

    private static GraphClient client(Duration answerTimeout) {
        return new GraphClient(VERTX, new GraphAnswers(new ObjectMapper()), new TestConfig(answerTimeout));
    }

    private record TestConfig(Duration answerTimeout) implements CloudApiConfig {
        @Override
        public int connections() {
            return 1;
        }

        @Override
        public Duration connectTimeout() {
            return LONG;
        }

        @Override
        public Duration keepAlive() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration credentialsAge() {
            return Duration.ofSeconds(30);
        }
    }
}

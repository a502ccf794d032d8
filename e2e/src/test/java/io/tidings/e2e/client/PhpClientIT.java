package io.tidings.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tidings.e2e.Campaign;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An application in PHP that uses Laravel's client, and reads errors as {@code json('error') ?? json('message')}. */
@TestInstance(Lifecycle.PER_CLASS)
class PhpClientIT {

    private static final String V1 = "/api/v1";
    private static final int TRIES = 5;

    private final Workspace workspace = new Workspace();
    private final Laravel guest = Laravel.http(workspace.url()).acceptJson();
    private final Laravel http = guest.withToken(workspace.token());

    @AfterAll
    void awaitQuiet() {
        workspace.awaitQuiet();
    }

    @Test
    void goesThroughTheFirstFlow() {
        LaravelResponse login = guest.post(V1 + "/login", workspace.login());
        assertThat(login.json("data.two_factor_enabled")).isEqualTo(false);
        Laravel user = guest.withToken((String) login.json("data.token"));
        assertThat(login.json("data.accounts.0.template_account_flow_ids.0")).isInstanceOf(Integer.class);

        Object template = ok(user.get(V1 + "/templates", Map.of("language_id", 3, "is_broadcast", 1)))
                .json("data.0.id");
        Object sender = ok(user.get(V1 + "/template/accounts", Map.of("template_id", template)))
                .json("data.0.id");
        LaravelResponse sent = ok(user.post(
                V1 + "/send-broadcast",
                Workspace.broadcast("Client", template, sender, List.of(workspace.phone(), workspace.phone()))));
        assertThat(sent.json("message")).isEqualTo("The broadcast will be sent");
        assertThat(sent.json("data.contacts")).isEqualTo(2);
        Object id = sent.json("data.id");

        LaravelResponse list = ok(user.get(V1 + "/broadcasts"));
        assertThat(list.json("data.broadcasts.0.id")).isEqualTo(id);
        assertThat(list.json("data.pagination.prev_page_url")).isNull();
        assertThat(ok(user.get(V1 + "/broadcasts/" + id)).json("data.name")).isEqualTo("Client");
        assertThat(ok(user.get(V1 + "/contacts", Map.of("broadcast_id", id))).json("data.contacts"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2);

        LaravelResponse message = user.post(V1 + "/messages", workspace.message(template, sender));
        assertThat(message.orThrow().json("message")).isEqualTo("Message has been sent successfully");
        assertThat(message.json("data.messages.0.id")).isInstanceOf(String.class);
        steers(user, template, sender);
        assertThat(ok(user.get(V1 + "/credits")).json("data.credit")).isInstanceOf(Number.class);
    }

    private void steers(Laravel user, Object template, Object sender) {
        Object id = ok(user.post(V1 + "/send-broadcast", workspace.longBroadcast(template, sender)))
                .json("data.id");
        // without fields, Laravel sends an empty list
        LaravelResponse paused = ok(user.post(V1 + "/broadcasts/" + id + "/pause"));
        assertThat(paused.json("data.status")).isEqualTo("paused");
        LaravelResponse cancelled = ok(user.post(V1 + "/broadcasts/" + id + "/cancel"));
        assertThat(cancelled.json("data.status")).isEqualTo("cancelled");
    }

    private static LaravelResponse ok(LaravelResponse response) {
        assertThat(response.orThrow().successful()).isTrue();
        assertThat(response.json("success")).isEqualTo(true);
        assertThat(response.json("message")).isInstanceOf(String.class);
        assertThat(response.json("error")).isNull();
        return response;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refusals")
    void readsWhyItFailed(Supplier<LaravelResponse> call, int status) {
        LaravelResponse response = call.get();
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.failed()).isTrue();
        assertThat(response.successful()).isFalse();
        assertThat(response.clientError()).isEqualTo(status < 500);
        assertThat(response.header("Content-Type")).startsWith("application/json");
        assertThat(response.header("X-Request-Id")).isNotBlank();
        assertThat(response.json("error")).isInstanceOf(String.class).asString().isNotBlank();
        assertThat(response.json("message"))
                .isInstanceOf(String.class)
                .asString()
                .isNotBlank();
        assertThat(response.json("code")).isInstanceOf(String.class);
        assertThat(response.json("data.token.0")).isNull();
        assertThatThrownBy(response::orThrow).isInstanceOf(LaravelResponse.RequestException.class);
    }

    Stream<Arguments> refusals() {
        String json = "application/json";
        Laravel reader = guest.withToken(workspace.readOnlyToken());
        return Stream.of(
                refusal("no token", 401, () -> guest.get(V1 + "/credits")),
                refusal("an empty token", 401, () -> guest.withToken("").get(V1 + "/credits")),
                refusal(
                        "wrong token",
                        401,
                        () -> guest.withToken("0".repeat(64)).get(V1 + "/credits")),
                refusal("token that may only read", 403, () -> reader.post(V1 + "/messages", workspace.message())),
                refusal("unknown path", 404, () -> http.get(V1 + "/nothing")),
                refusal("unknown broadcast", 404, () -> http.get(V1 + "/broadcasts/987654")),
                refusal("too little credit", 404, this::tooMany),
                refusal("wrong password", 404, () -> guest.post(V1 + "/login", wrong("nobody@tidings.example"))),
                refusal("wrong method", 405, () -> http.put(V1 + "/credits", Map.of())),
                refusal(
                        "another media type wanted",
                        406,
                        () -> http.withHeader("Accept", "text/html").get(V1 + "/credits")),
                refusal("large body", 413, () -> http.post(V1 + "/messages", Map.of("name", "x".repeat(1_100_000)))),
                refusal("long address", 414, () -> http.get(V1 + "/broadcasts", Map.of("search", "x".repeat(9_000)))),
                refusal("text", 415, () -> http.post(V1 + "/send-broadcast", "{}", "text/plain")),
                refusal("nothing given", 422, () -> http.post(V1 + "/send-broadcast")),
                refusal("no broadcast named", 422, () -> loggedIn().get(V1 + "/contacts")),
                refusal("not JSON", 400, () -> http.post(V1 + "/messages", "{\"name\":", json)),
                refusal("too many tries", 429, this::tooOften),
                refusal(
                        "large headers",
                        431,
                        () -> http.withHeader("X-Long", "x".repeat(20_000)).get(V1 + "/credits")),
                refusal("not built", 501, () -> http.get(V1 + "/payments")));
    }

    private static Arguments refusal(String name, int status, Supplier<LaravelResponse> call) {
        return arguments(named(name, call), status);
    }

    private Laravel loggedIn() {
        return guest.withToken(
                (String) guest.post(V1 + "/login", workspace.login()).json("data.token"));
    }

    private static Map<String, String> wrong(String email) {
        return Map.of("email", email, "password", "wrong");
    }

    private LaravelResponse tooMany() {
        Laravel other = guest.withToken(workspace.otherToken());
        Object template = other.get(V1 + "/templates", Map.of("language_id", 3, "is_broadcast", 1))
                .json("data.0.id");
        Object sender = other.get(V1 + "/template/accounts", Map.of("template_id", template))
                .json("data.0.id");
        List<String> phones = Campaign.phones(73, 1_000);
        return other.post(V1 + "/send-broadcast", Workspace.broadcast("Too many", template, sender, phones));
    }

    private LaravelResponse tooOften() {
        Map<String, String> wrong = wrong("often@tidings.example");
        IntStream.range(0, TRIES).forEach(n -> guest.post(V1 + "/login", wrong));
        LaravelResponse response = guest.post(V1 + "/login", wrong);
        assertThat(response.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(response.json("retry_after_seconds")).isInstanceOf(Integer.class);
        return response;
    }

    @Test
    void namesEachFieldThatIsWrong() {
        LaravelResponse response = http.post(V1 + "/send-broadcast", Map.of("name", "Client"));
        assertThat(response.json("errors.data.0")).isEqualTo("The mapping data is required.");
        assertThat(response.json("errors.name.0")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"/credits", "/credits/", "/broadcasts?search=&page=1", "/broadcasts/?page="})
    void getsWithWhateverHeadersThereAre(String path) {
        ok(http.asJson().get(V1 + path));
        ok(http.withHeader("Accept", "*/*").get(V1 + path));
        ok(Laravel.http(workspace.url()).withToken(workspace.token()).get(V1 + path));
    }

    @Test
    void slashAtTheEndIsNoOtherPath() {
        ok(guest.post(V1 + "/login/", workspace.login()));
    }

    @Test
    void sendsMessagesAsForms() {
        for (Laravel form : List.of(http.asForm(), http.asMultipart())) {
            LaravelResponse response = form.post(V1 + "/messages", workspace.message());
            assertThat(response.orThrow().json("data.messages.0.id")).isInstanceOf(String.class);
        }
    }

    /** What is not taken as a form is refused in words; which forms are taken is the contract's business. */
    @Test
    void otherFormsAreRefusedInWords() {
        readsWhyItFailed(() -> guest.asForm().post(V1 + "/login", workspace.login()), 415);
        readsWhyItFailed(() -> guest.asMultipart().post(V1 + "/login", workspace.login()), 415);
        Map<String, String> broadcast = Map.of("name", "Client");
        readsWhyItFailed(() -> http.asMultipart().post(V1 + "/send-broadcast", broadcast), 501);
        LaravelResponse form = http.asForm().post(V1 + "/send-broadcast", broadcast);
        readsWhyItFailed(() -> form, 415);
        assertThat(form.json("error")).asString().contains("Content-Type: application/json");
    }

    /** An array that the application forgot to fill: {@code []} is JSON, and not an object. */
    @ParameterizedTest
    @ValueSource(strings = {"/send-broadcast", "/messages", "/login"})
    void emptyArrayHasNoFields(String path) {
        readsWhyItFailed(() -> http.post(V1 + path), 422);
    }
}

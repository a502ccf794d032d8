package io.tidings.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.e2e.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A shell with curl: the documented lines as they stand, and lines without a Content-Type. */
@TestInstance(Lifecycle.PER_CLASS)
class CurlIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENV = ". .tidings/demo.env\n";
    private static final String BEARER = "-H \"Authorization: Bearer $TIDINGS_API_TOKEN\" ";
    private static final int HTTP_ERROR = 22;

    private final Workspace workspace = new Workspace();
    private Shell shell;

    /** The project asks for a JDK and Maven only: where there is no curl, nobody can paste its lines either. */
    @BeforeAll
    void openAShell(@TempDir Path folder) throws IOException {
        shell = new Shell(folder, Suite.running().home());
        assumeTrue(shell.has("curl"), "there is no curl");
    }

    @AfterAll
    void awaitQuiet() {
        workspace.awaitQuiet();
    }

    @ParameterizedTest
    @CsvSource({"README.md", "docs/guide.md"})
    void everyDocumentedLineSucceeds(String page) throws IOException {
        String lines = Documented.lines(page).replace("broadcast_id=1'", "broadcast_id=" + aBroadcast() + "'");
        Shell.Result result = shell.run(lines);
        assertThat(result.exit()).as(result.output()).isZero();
        List<String> answers = answers(result.output());
        assertThat(answers).hasSize((int) Documented.calls(lines)).hasSizeGreaterThan(2);
        for (String answer : answers) {
            JsonNode json = JSON.readTree(answer);
            assertThat(json.isObject()).as(answer).isTrue();
            assertThat(json.path("success").asBoolean(true)).as(answer).isTrue();
        }
    }

    /** The guide asks for its own, the first of a fresh suite; other tests may have had that one. */
    private Object aBroadcast() {
        Laravel http = Laravel.http(workspace.url()).withToken(workspace.token());
        Object template = workspace.message().get("template_id");
        Object sender = workspace.message().get("template_account_flow_id");
        return http.post(
                        "/api/v1/send-broadcast",
                        Workspace.broadcast("Curl", template, sender, List.of(workspace.phone())))
                .orThrow()
                .json("data.id");
    }

    private static List<String> answers(String output) {
        return Stream.of(output.split(Shell.END))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @Test
    void lineThatFailsEndsWithAnError() throws IOException {
        Shell.Result result = shell.run(ENV + "curl -s " + BEARER + "$TIDINGS_URL/api/v1/broadcasts/987654\necho on");
        assertThat(result.exit()).isEqualTo(HTTP_ERROR);
        assertThat(JSON.readTree(answers(result.output()).getFirst())
                        .path("message")
                        .asText())
                .isEqualTo("BroadCast not found");
        assertThat(result.output()).doesNotContain("on\n");
    }

    /** curl calls text a form unless it is told otherwise. */
    @ParameterizedTest
    @CsvSource({"login", "messages", "send-broadcast"})
    void jsonWithoutItsContentTypeIsToldWhatIsWrong(String operation) throws IOException {
        String body = "{\"email\": \"demo@tidings.example\", \"name\": \"100% = a & b\"}";
        JsonNode answer = refused(BEARER + "$TIDINGS_URL/api/v1/" + operation + " -d '" + body + "'", 415);
        assertThat(answer.path("error").asText())
                .isEqualTo(answer.path("message").asText());
        assertThat(answer.path("message").asText()).matches("(?i).*content.type.*");
    }

    /** To be taken as JSON once they are built: then these lines have to succeed. */
    @ParameterizedTest
    @MethodSource("io.tidings.e2e.client.Documented#contactApi")
    void contactApiIsNotBuiltYet(Documented.Example example) throws IOException {
        JsonNode answer = refused(BEARER + example.arguments(), 501);
        assertThat(answer).isEqualTo(JSON.readTree("""
                {"status": false, "message": "This operation is not available yet.", "code": "not_implemented"}
                """));
    }

    /** The same with {@code access_token} in the body. */
    @Test
    void contactApiIsAnsweredThatItIsNotBuiltAlsoWithACredentialInTheBody() throws IOException {
        JsonNode answer = refused("$TIDINGS_URL/contact -d '{\"access_token\": \"'$TIDINGS_API_TOKEN'\"}'", 501);
        assertThat(answer.path("code").asText()).isEqualTo("not_implemented");
    }

    @Test
    void wrongCredentialInABodyOfTheContactApiIsRefused() throws IOException {
        JsonNode answer = refused("$TIDINGS_URL/contact -d '{\"access_token\": \"'$TIDINGS_API_TOKEN'x\"}'", 401);
        assertThat(answer.path("status").isBoolean()).isTrue();
        assertThat(answer.path("message").asText()).isEqualTo("Unauthenticated.");
    }

    /** The body of an answer that has to have this status. */
    private JsonNode refused(String arguments, int status) throws IOException {
        Shell.Result result = shell.run(ENV + "curl -s -w '%{http_code}" + Shell.END + "' " + arguments);
        List<String> told = answers(result.output());
        String answer = told.getFirst();
        int end = answer.length() - 3;
        assertThat(answer.substring(end)).as(answer).isEqualTo(Integer.toString(status));
        assertThat(result.exit()).isEqualTo(HTTP_ERROR);
        return JSON.readTree(answer.substring(0, end));
    }
}

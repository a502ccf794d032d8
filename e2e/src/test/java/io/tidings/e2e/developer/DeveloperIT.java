package io.tidings.e2e.developer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.e2e.Api;
import io.tidings.e2e.Suite;
import io.tidings.e2e.developer.NodeTools.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The document, the collection and the pages that the running suite gives to developers. */
@TestInstance(Lifecycle.PER_CLASS)
class DeveloperIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of providers, whom the collection leaves out. */
    private static final int WEBHOOKS = 2;

    private final Suite suite = Suite.running();
    private final String url = suite.variable("TIDINGS_URL");
    private final String token = suite.variable("TIDINGS_API_TOKEN");
    private NodeTools tools;
    private Path document;
    private Prism prism;

    @BeforeAll
    void install() throws IOException {
        assumeTrue(NodeTools.arePossible(), "there is no npm");
        tools = NodeTools.installed();
        document = download("/openapi.json", "openapi.json");
        prism = Prism.objecting(tools, document, url);
    }

    @AfterAll
    void close() {
        if (prism != null) {
            prism.close();
        }
    }

    private Path download(String path, String name) throws IOException {
        return Files.writeString(
                tools.folder().resolve(name), suite.anonymous().get(path).text());
    }

    @Test
    void theDocumentHasNoErrors() {
        Result lint = tools.tool("redocly", "lint", document.toString());
        assertThat(lint.exit()).as(lint.output()).isZero();
        assertThat(lint.output()).contains("is valid");
    }

    @Test
    void theCollectionRunsAsItWasDownloaded() throws IOException {
        assertEverythingRuns();
    }

    /** As the test before, with a proxy between that objects to whatever is not described. */
    @Test
    void theCollectionMeetsNothingThatIsNotDescribed() throws IOException {
        assertEverythingRuns("--env-var", "baseUrl=" + prism.url() + "/api/v1");
    }

    private void assertEverythingRuns(String... more) throws IOException {
        Path collection = download("/developers/docs/postman", "collection.json");
        Path environment = download("/developers/docs/postman/environment", "environment.json");
        Path report = tools.folder().resolve("newman.json");
        List<String> arguments = new ArrayList<>(List.of("run", collection.toString()));
        arguments.addAll(List.of("--environment", environment.toString(), "--env-var", "apiToken=" + token));
        arguments.addAll(List.of("--reporters", "cli,json", "--reporter-json-export", report.toString()));
        arguments.addAll(List.of("--color", "off"));
        arguments.addAll(List.of(more));
        Result run = tools.tool("newman", arguments.toArray(String[]::new));
        assertThat(run.exit()).as(run.output()).isZero();
        JsonNode stats = JSON.readTree(report.toFile()).path("run").path("stats");
        int operations =
                JSON.readTree(document.toFile()).findValues("operationId").size();
        assertThat(stats.at("/items/total").asInt()).isEqualTo(operations - WEBHOOKS);
        assertThat(stats.at("/assertions/total").asInt()).isGreaterThan(2 * operations);
    }

    /** The proxy objects where it has to; otherwise it would prove nothing. */
    @Test
    void whatIsNotDescribedIsNoticed() {
        Api api = new Api(prism.url(), token);
        assertThat(Prism.objection(api.get("/api/leads"))).contains("NO_PATH_MATCHED");
        assertThat(Prism.objection(api.get("/api/v1/templates"))).contains("language_id");
    }

    @Test
    void thePagesWorkInABrowser() {
        Result visit = tools.run(
                "node",
                "pages.mjs",
                url,
                token,
                tools.folder().toString(),
                suite.variable("TIDINGS_EMAIL"),
                suite.variable("TIDINGS_PASSWORD"));
        assertThat(visit.exit()).as(visit.output()).isZero();
        assertThat(visit.output().lines().filter(line -> line.startsWith("played:")))
                .hasSize(10);
    }
}

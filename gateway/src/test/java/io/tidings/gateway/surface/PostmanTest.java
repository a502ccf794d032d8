package io.tidings.gateway.surface;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.tidings.gateway.openapi.Documents;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Postman downloads: for anyone, importable by link, and of all that clients may call. */
@QuarkusTest
class PostmanTest extends GatewayTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLLECTION = "/developers/docs/postman";

    @ParameterizedTest
    @CsvSource({
        "/developers/docs/postman, tidings.postman_collection.json",
        "/developers/docs/postman/environment, tidings.postman_environment.json"
    })
    void isAFileForAnybodyFromAnyOrigin(String path, String name) {
        given().header("Origin", "https://web.postman.example")
                .get(path)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Access-Control-Allow-Origin", "*")
                .header("Content-Disposition", equalTo("attachment; filename=\"" + name + "\""))
                .body(containsString("/api/v1"));
    }

    @Test
    void presetsTheAddressThatItWasAskedBy() {
        given().header("Host", "api.example")
                .get(COLLECTION)
                .then()
                .body("info.schema", containsString("v2.1.0"))
                .body("variable.key", hasItems("apiToken", "baseUrl"))
                .body("variable.find { it.key == 'baseUrl' }.value", equalTo("http://api.example/api/v1"))
                .body("variable.find { it.key == 'apiToken' }.value", equalTo(""));
        given().header("Host", "api.example")
                .get(COLLECTION + "/environment")
                .then()
                .body("values.find { it.key == 'baseUrl' }.value", equalTo("http://api.example/api/v1"));
    }

    @Test
    void holdsEveryOperationOnceButForThoseOfProviders() throws IOException {
        List<String> requests = JSON.readTree(given().get(COLLECTION).asString()).findValues("request").stream()
                .map(one -> one.path("method").asText() + " "
                        + one.path("url").path("raw").asText().replaceAll("\\?.*", ""))
                .map(label -> label.replace("{{serverUrl}}", "").replace("{{baseUrl}}", "/api/v1"))
                .toList();
        JsonNode paths = document().path("paths");
        int operations = paths.properties().stream()
                .filter(path -> !path.getKey().startsWith("/webhooks/"))
                .mapToInt(path -> path.getValue().size())
                .sum();

        assertThat(requests)
                .doesNotHaveDuplicates()
                .hasSize(operations)
                .contains("POST /api/v1/messages", "GET /api/health");
    }

    @Test
    void itsRunNamesNoOperationThatIsGone() throws IOException {
        Set<String> operations = new TreeSet<>(document().findValuesAsText("operationId"));

        assertThat(Documents.read("/developers/postman.yaml").path("operations").fieldNames())
                .toIterable()
                .isNotEmpty()
                .allSatisfy(name -> assertThat(operations).contains(name));
    }

    private static JsonNode document() throws IOException {
        return JSON.readTree(given().get("/openapi.json").asString());
    }
}

package io.tidings.gateway.surface;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.quarkus.test.junit.QuarkusTest;
import io.tidings.gateway.route.Credential;
import io.tidings.gateway.route.Route;
import io.tidings.gateway.route.RouteTable;
import io.tidings.gateway.route.Upstream;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code /openapi.json}: all that is served, nothing else, and examples that are what their schemas say. */
@QuarkusTest
class OpenApiTest extends GatewayTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    RouteTable table;

    @Test
    void isThereForAnybodyAndNamesTheAddressThatItWasAskedBy() {
        given().header("Host", "api.example:8443")
                .header("Origin", "https://tools.example")
                .get("/openapi.json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Access-Control-Allow-Origin", "*")
                .body("openapi", equalTo("3.1.0"))
                .body("servers.url", hasItem("http://api.example:8443"));
    }

    @Test
    void describesEveryOperationThatIsBuiltAndNoOther() throws IOException {
        JsonNode document = document();
        Set<String> described = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(described).isEqualTo(labels(route -> route.upstream() != Upstream.NOT_BUILT));
        assertThat(document.path("x-not-available"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(labels(route -> route.upstream() == Upstream.NOT_BUILT));
    }

    private Set<String> labels(Predicate<Route> wanted) {
        return table.routes().stream().filter(wanted).map(Route::label).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void asksForTheCredentialAndTheAbilityOfTheTable() throws IOException {
        JsonNode document = document();
        table.routes().stream()
                .filter(route -> route.upstream() != Upstream.NOT_BUILT)
                .forEach(route -> {
                    JsonNode operation = document.path("paths")
                            .path(route.path().toString())
                            .path(route.method().name().toLowerCase(Locale.ROOT));
                    boolean isOpen = route.credential() == Credential.NONE;
                    assertThat(operation.path("security").isEmpty())
                            .as(route.label())
                            .isEqualTo(isOpen);
                    assertThat(operation.path("x-ability").asText(isOpen ? "none" : ""))
                            .as(route.label())
                            .isEqualTo(route.ability().claim());
                    assertThat(operation.path("responses").has("401"))
                            .as(route.label())
                            .isEqualTo(!isOpen || route.label().equals("POST /webhooks/meta/{id}"));
                });
    }

    @Test
    void itsReferencesLeadSomewhere() throws IOException {
        JsonNode document = document();
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
    }

    @Test
    void itsExamplesAreWhatItsSchemasSay() throws IOException {
        JsonNode document = document();
        String uri = "https://tidings.invalid/openapi.json";
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(uri, document.toString()))));
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        List<String> faults = new ArrayList<>();
        int[] shown = {0};
        places(document, "").forEach(place -> {
            JsonNode media = document.at(place);
            JsonSchema schema = factory.getSchema(SchemaLocation.of(uri + "#" + place + "/schema"), config);
            examples(media).forEach(example -> {
                shown[0]++;
                schema.validate(example).forEach(fault -> faults.add(place + ": " + fault));
            });
        });
        assertThat(faults).isEmpty();
        assertThat(shown[0]).isGreaterThan(table.routes().size() / 2);
    }

    /** Where a schema stands beside an example. */
    private static Stream<String> places(JsonNode node, String place) {
        Stream<String> here = node.isObject()
                        && node.has("schema")
                        && examples(node).findAny().isPresent()
                ? Stream.of(place)
                : Stream.empty();
        Stream<String> members = node.properties().stream()
                .flatMap(member -> places(member.getValue(), place + "/" + escaped(member.getKey())));
        Stream<String> elements = node.isArray()
                ? IntStream.range(0, node.size()).boxed().flatMap(i -> places(node.get(i), place + "/" + i))
                : Stream.empty();
        return Stream.of(here, members, elements).flatMap(all -> all);
    }

    private static Stream<JsonNode> examples(JsonNode media) {
        Stream<JsonNode> named = media.path("examples").properties().stream()
                .map(one -> one.getValue().path("value"));
        return media.has("example") ? Stream.of(media.get("example")) : named;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static JsonNode document() throws IOException {
        return JSON.readTree(given().get("/openapi.json").asString());
    }
}

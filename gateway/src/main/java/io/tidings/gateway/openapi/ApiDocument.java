package io.tidings.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.gateway.rate.RateConfig;
import io.tidings.gateway.route.Route;
import io.tidings.gateway.route.RouteTable;
import io.tidings.gateway.route.Upstream;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The merged document. It holds {@link #BASE} in the place of the address that the gateway is called by. */
@Singleton
public class ApiDocument {
    /** Stands for the gateway's own address. */
    public static final String BASE = "https://gateway.invalid";

    private static final String SCHEMAS = "schemas";

    private final ObjectNode document;

    ApiDocument(
            RouteTable table, RateConfig rates, @ConfigProperty(name = "quarkus.application.version") String version) {
        Map<Upstream, ObjectNode> services = Documents.ofServices();
        Operations operations = new Operations(table.routes());
        requireAgreement(operations, services);
        this.document = Documents.shared();
        document.withObjectProperty("info").put("version", version);
        document.putArray("servers").addObject().put("url", BASE);
        document.putObject("paths");
        Description description = new Description(document, rates);
        services.forEach((service, own) -> add(service, own, operations, description));
        ArrayNode missing = document.putArray("x-not-available");
        table.routes().stream()
                .filter(route -> route.upstream() == Upstream.NOT_BUILT)
                .map(Route::label)
                .distinct()
                .forEach(missing::add);
    }

    private static void requireAgreement(Operations operations, Map<Upstream, ObjectNode> services) {
        List<String> differences = services.entrySet().stream()
                .flatMap(own -> operations.differences(own.getKey(), own.getValue()).stream())
                .toList();
        if (!differences.isEmpty()) {
            throw new IllegalStateException("route table and OpenAPI differ: " + String.join(", ", differences));
        }
    }

    private void add(Upstream service, ObjectNode own, Operations operations, Description description) {
        own.path("tags").forEach(this::addTag);
        addSchemas(own.path("components").path(SCHEMAS));
        own.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(one -> operations
                                .route(service, one.getKey(), path.getKey())
                                .ifPresent(route -> document.withObjectProperty("paths")
                                        .withObjectProperty(path.getKey())
                                        .set(one.getKey(), description.of(route, (ObjectNode) one.getValue())))));
    }

    /** The shared document has the order; what it doesn't know comes last. */
    private void addTag(JsonNode tag) {
        ArrayNode tags = document.withArrayProperty("tags");
        for (JsonNode known : tags) {
            if (known.path("name").equals(tag.path("name"))) {
                ((ObjectNode) known).setAll((ObjectNode) tag);
                return;
            }
        }
        tags.add(tag);
    }

    private void addSchemas(JsonNode schemas) {
        ObjectNode all = document.withObjectProperty("components").withObjectProperty(SCHEMAS);
        schemas.properties().forEach(schema -> {
            JsonNode known = all.get(schema.getKey());
            if (known != null && !known.equals(schema.getValue())) {
                throw new IllegalStateException("two schemas are called " + schema.getKey());
            }
            all.set(schema.getKey(), schema.getValue());
        });
    }

    /** The document; not to be changed. */
    public ObjectNode json() {
        return document;
    }
}

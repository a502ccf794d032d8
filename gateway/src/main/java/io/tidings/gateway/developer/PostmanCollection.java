package io.tidings.gateway.developer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.gateway.openapi.ApiDocument;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The document as a Postman collection (v2.1) that can be run as it is, in the order of the file {@code postman.yaml}. */
final class PostmanCollection {
    private static final String SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
    private static final String V1 = "/api/v1";
    /** Operations outside of {@code /api/v1} have their address from the same variable. */
    private static final String ADDRESS =
            "pm.variables.set('serverUrl', pm.variables.get('baseUrl').replace(/\\/api\\/v1\\/?$/, ''));";

    private final ObjectMapper json = new ObjectMapper();
    private final JsonNode document;
    private final JsonNode run;

    /** @param run what a run needs beside the document */
    PostmanCollection(JsonNode document, JsonNode run) {
        this.document = document;
        this.run = run;
    }

    /** The collection. */
    JsonNode collection() {
        ObjectNode collection = json.createObjectNode();
        collection
                .putObject("info")
                .put("_postman_id", id("collection"))
                .put("name", "Tidings API")
                .put("description", "Set `apiToken` to an API token with the abilities read and write.")
                .put("schema", SCHEMA);
        ObjectNode auth = collection.putObject("auth").put("type", "bearer");
        auth.putArray("bearer")
                .addObject()
                .put("key", "token")
                .put("value", "{{apiToken}}")
                .put("type", "string");
        PostmanRequest.script(collection.putArray("event"), "prerequest", ADDRESS);
        ArrayNode variables = collection.putArray("variable");
        variables.addObject().put("key", "baseUrl").put("value", ApiDocument.BASE + V1);
        variables.addObject().put("key", "apiToken").put("value", "");
        run.path("variables")
                .properties()
                .forEach(one -> variables.addObject().put("key", one.getKey()).set("value", one.getValue()));
        ArrayNode folders = collection.putArray("item");
        folders().forEach(folder -> folders.add(folder(folder)));
        return collection;
    }

    private List<String> folders() {
        return StreamSupport.stream(run.path("folders").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private ObjectNode folder(String name) {
        ObjectNode folder = json.createObjectNode().put("name", name);
        ArrayNode items = folder.putArray("item");
        List<String> order = run.path("operations").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
        document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(one ->
                                one.getValue().path("tags").path(0).asText().equals(name))
                        .map(one -> new PostmanRequest(one.getKey(), path.getKey(), one.getValue(), run)))
                .sorted(Comparator.comparingInt(request -> order.indexOf(request.operation())))
                .map(PostmanRequest::item)
                .forEach(items::add);
        return folder;
    }

    /** The environment that goes with it. */
    JsonNode environment() {
        ObjectNode environment =
                json.createObjectNode().put("id", id("environment")).put("name", "Tidings");
        ArrayNode values = environment.putArray("values");
        values.addObject()
                .put("key", "baseUrl")
                .put("value", ApiDocument.BASE + V1)
                .put("type", "default")
                .put("enabled", true);
        values.addObject()
                .put("key", "apiToken")
                .put("value", "")
                .put("type", "secret")
                .put("enabled", true);
        return environment.put("_postman_variable_scope", "environment");
    }

    /** The same for every download, so that importing it again replaces what was imported before. */
    private static String id(String what) {
        return UUID.nameUUIDFromBytes(("tidings " + what).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}

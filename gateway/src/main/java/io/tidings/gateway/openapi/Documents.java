package io.tidings.gateway.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.gateway.route.Upstream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is written in YAML: above all the OpenAPI documents that the build puts here. */
public final class Documents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Documents() {}

    /** What all operations share. */
    static ObjectNode shared() {
        return read("/openapi/shared.yaml");
    }

    /** What the services say of themselves; the build copies it from their modules. */
    static Map<Upstream, ObjectNode> ofServices() {
        Map<Upstream, ObjectNode> documents = new EnumMap<>(Upstream.class);
        Stream.of(Upstream.values())
                .filter(Upstream::isService)
                .forEach(service -> documents.put(service, read("/openapi/" + name(service) + "/openapi.yaml")));
        return documents;
    }

    private static String name(Upstream service) {
        return service.name().toLowerCase(Locale.ROOT);
    }

    /** A file of YAML among the resources. */
    public static ObjectNode read(String resource) {
        try (InputStream file = Objects.requireNonNull(Documents.class.getResourceAsStream(resource), resource)) {
            return JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

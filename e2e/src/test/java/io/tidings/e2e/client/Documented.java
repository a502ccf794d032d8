package io.tidings.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/** What the project's pages tell users to paste into a shell, and the contract's examples. */
final class Documented {

    private static final Path ROOT = Path.of(System.getProperty("tidings.root", ".."));
    private static final Pattern BLOCK = Pattern.compile("^```[a-z]*\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    /** {@code api} is the function that the guide begins with. */
    private static final Pattern CALL = Pattern.compile("^(curl|api) ", Pattern.MULTILINE);

    private Documented() {}

    /** The blocks of a page that call the API, as they stand. */
    static String lines(String page) throws IOException {
        StringBuilder lines = new StringBuilder();
        BLOCK.matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .map(block -> block.group(1))
                .filter(block -> CALL.matcher(block).find())
                .forEach(lines::append);
        return lines.toString();
    }

    static long calls(String lines) {
        return CALL.matcher(lines).results().map(MatchResult::group).count();
    }

    /** The operations of the contact API with the bodies of their examples. */
    static Stream<Example> contactApi() throws IOException {
        String yaml = Files.readString(ROOT.resolve("gateway/src/test/resources/contract/contact.yaml"));
        JsonNode contract = new ObjectMapper().valueToTree(new Yaml().load(yaml));
        return StreamSupport.stream(contract.path("operations").spliterator(), false)
                .map(Example::of);
    }

    /** A documented call without a Content-Type. */
    record Example(String method, String path, String body) {

        private static Example of(JsonNode operation) {
            String path = operation.path("path").asText().replaceAll("\\{[^}]+}", "c1b2c3d4e5f6a7b8c9d0e1f5");
            return new Example(
                    operation.path("method").asText(),
                    path,
                    operation.path("example_request").toString());
        }

        /** As arguments of curl. */
        String arguments() {
            return "-X " + method + " -d '" + body + "' $TIDINGS_URL" + path;
        }
    }
}

package io.tidings.local.seed;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.local.credential.Keys;
import io.tidings.local.setting.Port;
import io.tidings.local.setting.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The demo data as a list of calls, from a file beside this class path. */
final class Calls {
    private static final String FILE = "/demo/calls.json";

    private Calls() {}

    /** The calls as JSON text, with the tokens and addresses of the suite in their places. */
    static String text(Settings settings, Keys keys) {
        String text = file().replace("${gateway}", settings.url(Port.GATEWAY))
                .replace("${sandbox}", settings.url(Port.SANDBOX));
        for (Keys.Token token : Keys.Token.values()) {
            text = text.replace("${" + token.name() + "}", keys.token(token));
        }
        return text;
    }

    /** The calls in their order. */
    static List<Call> read(String text) {
        try {
            return new ObjectMapper().readValue(text, new TypeReference<List<Call>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file() {
        try (InputStream file = Objects.requireNonNull(Calls.class.getResourceAsStream(FILE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

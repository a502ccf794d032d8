package io.tidings.gateway.credential;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tidings.platform.fault.Malformed;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the contact API's {@code access_token}. An empty one is none, and two are a fault, whichever would be meant. */
public final class AccessTokens {
    private static final String NAME = "access_token";
    private static final JsonFactory JSON = new JsonFactory();

    private AccessTokens() {}

    /** The text of that name in a JSON object, and nothing in what is no JSON object to its end. */
    public static Optional<String> ofBody(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            Optional<String> token = json.nextToken() == JsonToken.START_OBJECT ? ofFields(json) : Optional.empty();
            return json.nextToken() == null ? token.filter(text -> !text.isEmpty()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> ofFields(JsonParser json) throws IOException {
        Optional<String> token = Optional.empty();
        boolean seen = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean named = NAME.equals(json.currentName());
            if (named && seen) {
                throw several();
            }
            seen |= named;
            if (json.nextToken() == JsonToken.VALUE_STRING && named) {
                token = Optional.of(json.getText());
            }
            json.skipChildren();
        }
        return token;
    }

    /** The value of that name in a query. */
    public static Optional<String> ofQuery(@Nullable String query) {
        List<String> tokens = pairs(query).filter(AccessTokens::isToken).toList();
        if (tokens.size() > 1) {
            throw several();
        }
        return tokens.stream()
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length > 1 && !pair[1].isEmpty())
                .map(pair -> decode(pair[1]))
                .findFirst();
    }

    /** The query without it, untouched where it isn't in there; nothing when nothing is left. */
    public static @Nullable String without(@Nullable String query) {
        if (pairs(query).noneMatch(AccessTokens::isToken)) {
            return query;
        }
        String rest = pairs(query).filter(pair -> !isToken(pair)).collect(Collectors.joining("&"));
        return rest.isEmpty() ? null : rest;
    }

    private static Stream<String> pairs(@Nullable String query) {
        return query == null ? Stream.empty() : Stream.of(query.split("[&;]"));
    }

    private static boolean isToken(String pair) {
        return NAME.equals(decode(pair.split("=", 2)[0]));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Malformed several() {
        return new Malformed("There is more than one access_token.");
    }
}

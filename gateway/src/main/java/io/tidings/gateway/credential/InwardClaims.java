package io.tidings.gateway.credential;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The claims that the gateway itself needs. The signature is not checked here: the token comes straight from
 * auth-service, and whoever acts on it checks it.
 *
 * @param workspace a uuid, as the following
 * @param credential the API token's or the login's
 * @param apiToken whether an API token was shown, not a login token
 */
public record InwardClaims(String workspace, String user, String credential, boolean apiToken, Set<String> abilities) {

    public InwardClaims {
        abilities = Set.copyOf(abilities);
    }

    static InwardClaims of(String token) {
        String[] parts = token.split("\\.");
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a signed token");
        }
        JsonObject claims = new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(parts[1])));
        return new InwardClaims(
                claims.getString("ws", ""),
                claims.getString("sub", ""),
                claims.getString("cid", ""),
                "api".equals(claims.getString("kind")),
                claims.getJsonArray("abilities", new JsonArray()).stream()
                        .map(String::valueOf)
                        .collect(Collectors.toSet()));
    }
}

package io.tidings.gateway.credential;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Base64;

/**
 * The claims that the gateway itself needs. The signature is not checked here: the token comes straight from
 * auth-service, and whoever acts on it checks it.
 */
record InwardClaims(String workspace, boolean apiToken) {

    static InwardClaims of(String token) {
        String[] parts = token.split("\\.");
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a signed token");
        }
        JsonObject claims = new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(parts[1])));
        return new InwardClaims(claims.getString("ws", ""), "api".equals(claims.getString("kind")));
    }
}

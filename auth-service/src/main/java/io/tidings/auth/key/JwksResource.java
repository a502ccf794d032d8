package io.tidings.auth.key;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.Open;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;

/** The public keys of inward tokens, for the services that check them. */
@Open
@RespondsIn(Dialect.INTERNAL)
@Path("/internal/jwks")
public class JwksResource {
    private final SigningKeys keys;

    JwksResource(SigningKeys keys) {
        this.keys = keys;
    }

    /** The key set (RFC 7517); never those of login tokens. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> jwks() {
        return keys.latest().map(JwksResource::json);
    }

    private static String json(Keyring keyring) {
        List<JsonWebKey> published = keyring.keys().stream()
                .filter(key -> key.purpose() == Purpose.INWARD)
                .map(JwksResource::publicKey)
                .toList();
        return new JsonWebKeySet(published).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    private static JsonWebKey publicKey(SigningKey key) {
        RsaJsonWebKey jwk = new RsaJsonWebKey(key.publicKey());
        jwk.setKeyId(key.kid());
        jwk.setUse("sig");
        jwk.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
        return jwk;
    }
}

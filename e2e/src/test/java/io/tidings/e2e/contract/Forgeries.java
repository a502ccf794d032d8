package io.tidings.e2e.contract;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Tokens that say what a good login says, and that nobody signed who may. */
final class Forgeries {

    private final String genuine;
    private final String payload;
    private final String kid;

    /** @param genuine a login token that is good */
    Forgeries(String genuine) throws JoseException {
        this.genuine = genuine;
        this.payload = new String(Base64.getUrlDecoder().decode(genuine.split("\\.")[1]), StandardCharsets.UTF_8);
        this.kid = JsonWebStructure.fromCompactSerialization(genuine).getKeyIdHeaderValue();
    }

    /** By what each is. */
    Map<String, String> all(JsonWebKeySet published) throws JoseException {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("a login that somebody else signed", signedElsewhere());
        all.put("a login that nobody signed", unsigned());
        all.put("a login with another login's signature", changed());
        for (JsonWebKey key : published.getJsonWebKeys()) {
            all.put("a login with the public key " + key.getKeyId() + " for a secret", keyed(key, kid));
            all.put(
                    "a login with the public key " + key.getKeyId() + " for a secret, named",
                    keyed(key, key.getKeyId()));
        }
        return all;
    }

    private String signedElsewhere() throws JoseException {
        JsonWebSignature token = token(kid);
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setKey(RsaJwkGenerator.generateJwk(2048).getPrivateKey());
        return token.getCompactSerialization();
    }

    private String unsigned() throws JoseException {
        JsonWebSignature token = token(kid);
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        return token.getCompactSerialization();
    }

    private String changed() {
        String other = payload.replaceFirst("(\"sid\":\")[^\"]+", "$1" + UUID.randomUUID());
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(other.getBytes(StandardCharsets.UTF_8));
        String[] parts = genuine.split("\\.");
        return parts[0] + "." + encoded + "." + parts[2];
    }

    private String keyed(JsonWebKey published, String named) throws JoseException {
        JsonWebSignature token = token(named);
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        token.setKey(new HmacKey(((PublicJsonWebKey) published).getPublicKey().getEncoded()));
        return token.getCompactSerialization();
    }

    private JsonWebSignature token(String named) {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(payload);
        token.setKeyIdHeaderValue(named);
        return token;
    }
}

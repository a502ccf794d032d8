package io.tidings.testkit;

import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/** The key pair that stands in for auth-service's in tests. */
final class InwardKey {
    private final RsaJsonWebKey key;

    private InwardKey(RsaJsonWebKey key) {
        this.key = key;
    }

    static InwardKey generate() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("test");
            key.setUse("sig");
            key.setAlgorithm("RS256");
            return new InwardKey(key);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static InwardKey parse(String privateJwk) {
        try {
            return new InwardKey((RsaJsonWebKey) RsaJsonWebKey.Factory.newPublicJwk(privateJwk));
        } catch (JoseException e) {
            throw new IllegalArgumentException("not an RSA key", e);
        }
    }

    RsaJsonWebKey jwk() {
        return key;
    }

    String privateJwk() {
        return key.toJson(OutputControlLevel.INCLUDE_PRIVATE);
    }

    String jwks() {
        return new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
    }
}

package io.tidings.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Mints the tokens that services show one another: HS256 over the shared key, valid for 60 s. */
public final class ServiceToken {
    static final String AUDIENCE = "tidings-services";
    private static final Duration LIFE = Duration.ofSeconds(60);

    private final HmacKey key;
    private final InstantSource clock;

    /** Signs with the base64 text of {@code tidings.service.key}. */
    public ServiceToken(String base64Key, InstantSource clock) {
        this.key = new HmacKey(Base64.getDecoder().decode(base64Key));
        this.clock = clock;
    }

    /** A token for the service of that name. */
    public String mint(String service) {
        Instant now = clock.instant();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("tidings-service");
        claims.setSubject(service);
        claims.setAudience(AUDIENCE);
        claims.setIssuedAt(NumericDate.fromMilliseconds(now.toEpochMilli()));
        claims.setExpirationTime(NumericDate.fromMilliseconds(now.plus(LIFE).toEpochMilli()));
        claims.setJwtId(UUID.randomUUID().toString());
        return sign(claims);
    }

    private String sign(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setKey(key);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}

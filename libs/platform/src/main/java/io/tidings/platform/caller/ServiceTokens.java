package io.tidings.platform.caller;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;

/** Mints and reads the tokens with which services call one another: HS256, valid for 60 seconds. */
@Singleton
public class ServiceTokens {

    private static final String ISSUER = "tidings-service";
    private static final Duration VALIDITY = Duration.ofSeconds(60);
    private static final Duration REUSE = Duration.ofSeconds(30);

    private final InstantSource time;
    private final String name;
    private final @Nullable SecretKey key;
    private volatile Minted minted = new Minted("", Instant.MIN);

    /**
     * @param name name of this service, the subject of its tokens
     * @param key base64 of 32 bytes, the same in all services; without it no token is minted or believed
     */
    ServiceTokens(
            InstantSource time,
            @ConfigProperty(name = "quarkus.application.name", defaultValue = "tidings") String name,
            @ConfigProperty(name = "tidings.service.key") Optional<String> key) {
        this.time = time;
        this.name = name;
        this.key = key.map(ServiceTokens::decode).orElse(null);
    }

    /** A token of this service that speaks for no workspace. */
    public String mint() {
        Minted last = minted;
        if (last.at().plus(REUSE).isBefore(time.instant()) || last.at().isAfter(time.instant())) {
            last = new Minted(sign(claims()), time.instant());
            minted = last;
        }
        return last.token();
    }

    /** A token of this service that speaks for this workspace. */
    public String mint(UUID workspace) {
        return sign(claims().claim("ws", workspace.toString()));
    }

    /** The caller that this token names, else {@link io.tidings.platform.fault.Unauthenticated}. */
    Caller read(String token, String requestId) {
        JwtClaims claims = TokenChecks.verify(token, AlgorithmIdentifiers.HMAC_SHA256, ISSUER, key(), time);
        UUID workspace = claims.hasClaim("ws") ? UUID.fromString(TokenChecks.text(claims, "ws")) : Caller.NOBODY;
        return Caller.service(workspace, requestId);
    }

    private JwtClaimsBuilder claims() {
        Instant now = time.instant();
        return Jwt.issuer(ISSUER)
                .subject(name)
                .audience(TokenChecks.AUDIENCE)
                .issuedAt(now)
                .expiresAt(now.plus(VALIDITY));
    }

    private String sign(JwtClaimsBuilder claims) {
        return claims.jws().algorithm(SignatureAlgorithm.HS256).sign(key());
    }

    private SecretKey key() {
        if (key == null) {
            throw new IllegalStateException("tidings.service.key is not set");
        }
        return key;
    }

    private static SecretKey decode(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64.strip());
        if (bytes.length < 32) {
            throw new IllegalStateException("tidings.service.key is base64 of at least 32 bytes");
        }
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    private record Minted(String token, Instant at) {}
}

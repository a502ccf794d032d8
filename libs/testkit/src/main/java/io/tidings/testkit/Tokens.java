package io.tidings.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/** Mints real tokens that the services under test accept, signed with the keys of the running {@link TidingsStack}. */
public final class Tokens {
    private static final Duration LIFE = Duration.ofSeconds(60);

    private final InwardKey inward;
    private final ServiceToken services;
    private final InstantSource clock;

    Tokens(InwardKey inward, ServiceToken services, InstantSource clock) {
        this.inward = inward;
        this.services = services;
        this.clock = clock;
    }

    /** Tokens of the stack that runs in this JVM. */
    public static Tokens ofRunningStack() {
        InstantSource clock = InstantSource.system();
        String key = stackProperty(TidingsStack.INWARD_KEY);
        String serviceKey = stackProperty("tidings.service.key");
        return new Tokens(InwardKey.parse(key), new ServiceToken(serviceKey, clock), clock);
    }

    private static String stackProperty(String name) {
        return Objects.requireNonNull(System.getProperty(TidingsStack.PREFIX + name), "TidingsStack isn't running");
    }

    /** An inward token as auth-service mints it, valid for 60 s. */
    public String inward(TestCaller caller) {
        return inward(caller, LIFE);
    }

    /** An inward token with its own life; a negative one makes an expired token. */
    public String inward(TestCaller caller, Duration life) {
        Instant now = clock.instant();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("tidings-auth");
        claims.setAudience(ServiceToken.AUDIENCE);
        claims.setSubject(caller.user().toString());
        claims.setIssuedAt(NumericDate.fromMilliseconds(now.toEpochMilli()));
        claims.setExpirationTime(NumericDate.fromMilliseconds(now.plus(life).toEpochMilli()));
        claims.setJwtId(UUID.randomUUID().toString());
        describe(claims, caller);
        return sign(claims);
    }

    /** What an inward token of auth-service under test says, signed with the key that the stack believes. */
    public String inward(String minted) {
        try {
            return sign(new JwtConsumerBuilder()
                    .setSkipSignatureVerification()
                    .setSkipAllValidators()
                    .build()
                    .processToClaims(minted));
        } catch (InvalidJwtException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void describe(JwtClaims claims, TestCaller caller) {
        claims.setClaim("cid", UUID.randomUUID().toString());
        claims.setClaim("uid", caller.userNumber());
        claims.setClaim("ws", caller.workspace().toString());
        claims.setClaim("wsn", caller.workspaceNumber());
        claims.setClaim("abilities", caller.abilities());
        claims.setClaim("zone", caller.zone());
        claims.setClaim("country", caller.country());
        claims.setClaim("kind", caller.kind());
    }

    /** A service-to-service token as the named service would mint it. */
    public String service(String name) {
        return services.mint(name);
    }

    private String sign(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setKeyIdHeaderValue(inward.jwk().getKeyId());
        signature.setKey(inward.jwk().getPrivateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}

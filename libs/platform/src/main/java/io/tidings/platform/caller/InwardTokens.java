package io.tidings.platform.caller;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.Caller.Kind;
import io.tidings.platform.fault.Unauthenticated;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Locale;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.lang.JoseException;

/** Reads the tokens that auth-service signs for the gateway. */
@Singleton
class InwardTokens {

    private static final String ISSUER = "tidings-auth";

    private final InwardKeys keys;
    private final InstantSource time;

    InwardTokens(InwardKeys keys, InstantSource time) {
        this.keys = keys;
        this.time = time;
    }

    /** The caller that this token names; fails with {@link Unauthenticated} when it is not believed. */
    Uni<Caller> read(String token, String requestId) {
        return keys.named(keyId(token))
                .map(key -> TokenChecks.verify(token, AlgorithmIdentifiers.RSA_USING_SHA256, ISSUER, key, time))
                .map(claims -> caller(claims, requestId));
    }

    private static String keyId(String token) {
        try {
            String id = ((JsonWebSignature) JsonWebSignature.fromCompactSerialization(token)).getKeyIdHeaderValue();
            if (id == null) {
                throw Unauthenticated.wrong();
            }
            return id;
        } catch (JoseException | ClassCastException e) {
            throw Unauthenticated.wrong();
        }
    }

    private static Caller caller(JwtClaims claims, String requestId) {
        try {
            return new Caller(
                    UUID.fromString(TokenChecks.text(claims, "ws")),
                    number(claims, "wsn"),
                    UUID.fromString(claims.getSubject()),
                    number(claims, "uid"),
                    UUID.fromString(TokenChecks.text(claims, "cid")),
                    new HashSet<>(claims.getStringListClaimValue("abilities")),
                    ZoneId.of(TokenChecks.text(claims, "zone")),
                    TokenChecks.text(claims, "country"),
                    requestId,
                    Kind.valueOf(TokenChecks.text(claims, "kind").toUpperCase(Locale.ROOT)));
        } catch (MalformedClaimException | IllegalArgumentException | DateTimeException e) {
            throw Unauthenticated.wrong();
        }
    }

    private static long number(JwtClaims claims, String name) throws MalformedClaimException {
        Number value = claims.getClaimValue(name, Number.class);
        if (value == null) {
            throw Unauthenticated.wrong();
        }
        return value.longValue();
    }
}

package io.tidings.auth.session;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.key.Purpose;
import io.tidings.auth.key.SigningKey;
import io.tidings.auth.key.SigningKeys;
import io.tidings.auth.key.TokenSigner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

/** Makes and reads login tokens: RS256 JWT with audience {@code tidings-login}. */
@ApplicationScoped
public class LoginTokens {
    private static final String ISSUER = "tidings-auth";
    private static final String AUDIENCE = "tidings-login";
    private static final String SESSION = "sid";

    private final TokenSigner signer;
    private final SigningKeys keys;
    private final SessionConfig config;
    private final InstantSource clock;

    LoginTokens(TokenSigner signer, SigningKeys keys, SessionConfig config, InstantSource clock) {
        this.signer = signer;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /** A fresh token of this login. */
    public Uni<String> mint(UUID session, UUID user) {
        Instant now = clock.instant();
        JwtClaimsBuilder claims = Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(user.toString())
                .claim(SESSION, session.toString())
                .issuedAt(now)
                .expiresAt(now.plus(config.tokenLife()));
        return signer.sign(Purpose.LOGIN, claims);
    }

    /** What the token says; empty when it is expired, not genuine, or no login token at all. */
    public Uni<Optional<LoginClaims>> read(String token) {
        return kid(token)
                .map(kid -> keys.verifier(Purpose.LOGIN, kid).map(key -> key.flatMap(found -> read(token, found))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** The name of the key that the token says it is signed with. */
    private static Optional<String> kid(String token) {
        try {
            return Optional.ofNullable(
                    JsonWebStructure.fromCompactSerialization(token).getKeyIdHeaderValue());
        } catch (JoseException e) {
            return Optional.empty();
        }
    }

    private Optional<LoginClaims> read(String token, SigningKey key) {
        try {
            return Optional.of(claims(consumer(key).processToClaims(token)));
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private JwtConsumer consumer(SigningKey key) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setVerificationKey(key.publicKey())
                .setExpectedIssuer(ISSUER)
                .setExpectedAudience(AUDIENCE)
                .setRequireIssuedAt()
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
    }

    private static LoginClaims claims(JwtClaims claims) throws MalformedClaimException {
        return new LoginClaims(
                UUID.fromString(String.valueOf(claims.getClaimValue(SESSION))),
                Instant.ofEpochSecond(claims.getIssuedAt().getValue()),
                Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
    }
}

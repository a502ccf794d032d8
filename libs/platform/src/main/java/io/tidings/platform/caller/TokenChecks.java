package io.tidings.platform.caller;

import io.tidings.platform.fault.Unauthenticated;
import java.security.Key;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** The checks that both kinds of tokens share: one algorithm, issuer, audience, subject and expiry. */
final class TokenChecks {

    static final String AUDIENCE = "tidings-services";
    private static final int SKEW_SECONDS = 5;

    private TokenChecks() {}

    /** The claims of a token that passes, else {@link Unauthenticated}. */
    static JwtClaims verify(String token, String algorithm, String issuer, Key key, InstantSource time) {
        return verify(token, algorithm, issuer, time, builder -> builder.setVerificationKey(key));
    }

    private static JwtClaims verify(
            String token,
            String algorithm,
            String issuer,
            InstantSource time,
            UnaryOperator<JwtConsumerBuilder> withKey) {
        JwtConsumerBuilder builder = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithm))
                .setExpectedIssuer(issuer)
                .setExpectedAudience(AUDIENCE)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .setEvaluationTime(NumericDate.fromSeconds(time.instant().getEpochSecond()));
        try {
            return withKey.apply(builder).build().processToClaims(token);
        } catch (InvalidJwtException e) {
            throw Unauthenticated.wrong();
        }
    }

    /** A claim that must be there as text. */
    static String text(JwtClaims claims, String name) {
        try {
            String value = claims.getStringClaimValue(name);
            if (value == null) {
                throw Unauthenticated.wrong();
            }
            return value;
        } catch (MalformedClaimException e) {
            throw Unauthenticated.wrong();
        }
    }
}

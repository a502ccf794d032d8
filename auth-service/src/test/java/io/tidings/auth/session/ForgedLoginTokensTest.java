package io.tidings.auth.session;

import static org.hamcrest.Matchers.equalTo;

import io.tidings.auth.key.Keyring;
import io.tidings.auth.key.Purpose;
import io.tidings.auth.key.SigningKey;
import io.tidings.auth.key.SigningKeys;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Tenant;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.InstantSource;
import java.util.Base64;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What says of a real login that it is its token, and isn't. */
@OnStack
class ForgedLoginTokensTest {
    @Inject
    SigningKeys keys;

    @Inject
    InstantSource clock;

    private String genuine;
    private JwtClaims claims;
    private SigningKey key;

    @BeforeEach
    void signIn() throws Exception {
        genuine = Tenant.provisioned().loginToken();
        claims = JwtClaims.parse(
                new String(Base64.getUrlDecoder().decode(genuine.split("\\.")[1]), StandardCharsets.UTF_8));
        key = keyring().signer(Purpose.LOGIN, clock.instant());
    }

    /** Otherwise the others would prove nothing. */
    @Test
    void theSameClaimsUnderTheRightKeyAreBelieved() throws JoseException {
        Tenant.exchange(signed(key.kid(), key.privateKey())).then().statusCode(200);
    }

    @Test
    void needsASignature() throws JoseException {
        JsonWebSignature unsigned = unsigned(key.kid());
        unsigned.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        unsigned.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);

        refused(unsigned.getCompactSerialization());
    }

    @Test
    void isNotSignedWithThePublicKeyAsASecret() throws JoseException {
        JsonWebSignature symmetric = unsigned(key.kid());
        symmetric.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        symmetric.setKey(new HmacKey(key.publicKey().getEncoded()));

        refused(symmetric.getCompactSerialization());
    }

    @Test
    void isNotSignedWithTheKeyOfInwardTokens() throws JoseException {
        SigningKey inward = keyring().signer(Purpose.INWARD, clock.instant());

        refused(signed(inward.kid(), inward.privateKey()));
    }

    @Test
    void isNotSignedWithAKeyThatItBrings() throws JoseException {
        RsaJsonWebKey brought = RsaJwkGenerator.generateJwk(2048);
        brought.setKeyId(key.kid());
        JsonWebSignature token = unsigned(key.kid());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setJwkHeader(brought);
        token.setHeader("jku", "http://localhost:1/keys");
        token.setKey(brought.getPrivateKey());

        refused(token.getCompactSerialization());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "../../../../dev/null", "' OR '1'='1", "\u0000", "*"})
    void isNotOfAKeyThatNobodyHas(String kid) throws JoseException {
        refused(signed(kid, key.privateKey()));
    }

    @Test
    void isNotForSomebodyElse() throws JoseException {
        claims.setAudience("tidings-services");

        refused(signed(key.kid(), key.privateKey()));
    }

    @Test
    void isNotFromSomebodyElse() throws JoseException {
        claims.setIssuer("somebody");

        refused(signed(key.kid(), key.privateKey()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "iat", "sid", "iss", "aud"})
    void leavesNothingOut(String claim) throws JoseException {
        claims.unsetClaim(claim);

        refused(signed(key.kid(), key.privateKey()));
    }

    /** The clock that made it is the one that reads it, or as good: a second late is late. */
    @Test
    void isNotGivenTimeForClocksThatDiffer() throws JoseException {
        claims.setExpirationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond() - 1));

        refused(signed(key.kid(), key.privateKey()));
    }

    @Test
    void isNotGoodBeforeItsTime() throws JoseException {
        claims.setNotBefore(NumericDate.fromSeconds(clock.instant().getEpochSecond() + 3_600));

        refused(signed(key.kid(), key.privateKey()));
    }

    @Test
    void isNotChanged() {
        int place = genuine.indexOf('.') + 5;

        refused(genuine.substring(0, place)
                + (genuine.charAt(place) == 'A' ? 'B' : 'A')
                + genuine.substring(place + 1));
    }

    private String signed(String kid, PrivateKey by) throws JoseException {
        JsonWebSignature token = unsigned(kid);
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setKey(by);
        return token.getCompactSerialization();
    }

    private JsonWebSignature unsigned(String kid) {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKeyIdHeaderValue(kid);
        return token;
    }

    private Keyring keyring() {
        return keys.keyring().await().indefinitely();
    }

    private static void refused(String token) {
        Tenant.exchange(token).then().statusCode(401).body("code", equalTo("unauthenticated"));
    }
}

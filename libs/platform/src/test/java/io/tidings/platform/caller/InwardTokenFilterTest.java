package io.tidings.platform.caller;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.tidings.platform.OnTheStack;
import io.tidings.platform.fault.Unavailable;
import io.tidings.testkit.TestCaller;
import io.tidings.testkit.Tokens;
import java.net.URI;
import java.security.Key;
import java.time.Duration;
import java.time.InstantSource;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

@OnTheStack
class InwardTokenFilterTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestCaller caller = TestCaller.fresh();
    private final Tokens tokens = Tokens.ofRunningStack();

    @Test
    void tellsTheResourceWhoCalls() {
        bearing(tokens.inward(caller))
                .header("X-Request-Id", "req-1")
                .get("/api/v1/who")
                .then()
                .statusCode(200)
                .header("X-Request-Id", "req-1")
                .body("workspace", equalTo(caller.workspace().toString()))
                .body("user", equalTo(caller.user().toString()))
                .body("abilities", hasItem("write"))
                .body("zone", equalTo("Africa/Algiers"))
                .body("country", equalTo("DZ"))
                .body("requestId", equalTo("req-1"))
                .body("kind", equalTo("LOGIN"));
    }

    @Test
    void makesARequestIdWhenNoneOrAStrangeOneCame() {
        given().get("/api/v1/nothing").then().header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
        given().header("X-Request-Id", "a b\"c")
                .get("/api/v1/who")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }

    @Test
    void refusesWhatCarriesNoToken() {
        given().get("/api/v1/who")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("message", equalTo("Unauthenticated."))
                .body("error", containsString("Bearer {token}"))
                .body("code", equalTo("unauthenticated"));
        given().get("/internal/who").then().statusCode(401).body("code", equalTo("unauthenticated"));
    }

    @Test
    void refusesTokensThatAreNotBelieved() throws JoseException {
        Key stranger = RsaJwkGenerator.generateJwk(2048).getPrivateKey();
        String good = tokens.inward(caller);
        String claims = new String(java.util.Base64.getUrlDecoder().decode(good.split("\\.")[1]));
        String kid = kidOf(good);

        Key auth = JsonWebKey.Factory.newJwk(System.getProperty("tidings.testkit.inward.key", ""))
                        instanceof PublicJsonWebKey pair
                ? pair.getPrivateKey()
                : stranger;
        bearing(signed(claims, AlgorithmIdentifiers.RSA_USING_SHA256, kid, auth))
                .get("/api/v1/who")
                .then()
                .statusCode(200);

        for (String token : new String[] {
            signed(claims, AlgorithmIdentifiers.RSA_USING_SHA512, kid, auth),
            "rubbish",
            tokens.inward(caller, Duration.ofSeconds(-30)),
            signed(claims, AlgorithmIdentifiers.RSA_USING_SHA256, kid, stranger),
            signed(claims, AlgorithmIdentifiers.RSA_USING_SHA256, "unknown", stranger),
            signed(claims, AlgorithmIdentifiers.HMAC_SHA256, kid, new HmacKey(new byte[32])),
            good.substring(0, good.lastIndexOf('.') + 1),
            tokens.service("gateway")
        }) {
            bearing(token).get("/api/v1/who").then().statusCode(401);
        }
    }

    @Test
    void refusesInwardTokensWhereServicesAreExpected() {
        bearing(tokens.inward(caller)).get("/internal/who").then().statusCode(401);
    }

    @Test
    void knowsOtherServices() {
        bearing(tokens.service("billing-service"))
                .get("/internal/who")
                .then()
                .statusCode(200)
                .body("kind", equalTo("SERVICE"))
                .body("workspace", equalTo(Caller.NOBODY.toString()));
    }

    @Test
    void asksForTheAbilityOfTheResource() {
        bearing(tokens.inward(caller.with("read")))
                .get("/api/v1/who/write")
                .then()
                .statusCode(403)
                .body("required_abilities", hasItem("write"))
                .body("code", equalTo("forbidden"));
        bearing(tokens.inward(caller)).get("/api/v1/who/write").then().statusCode(200);
    }

    @Test
    void letsAnybodyIntoOpenResourcesAndKnowsNobodyThere() {
        order("{\"name\":\"x\",\"count\":1}").then().statusCode(200);
        given().get("/api/v1/who/anonymous").then().statusCode(401);
    }

    @Test
    void rendersWhatFrameworksFailWith() {
        order("{\"name\":").then().statusCode(400).body("code", equalTo("malformed"));
        order("{\"name\":\"x\",\"count\":\"many\"}")
                .then()
                .statusCode(422)
                .body("errors.count", hasItem("The count field is invalid."));
        given().get("/api/v1/nothing")
                .then()
                .statusCode(404)
                .body("error", equalTo("Resource not found."))
                .body("success", equalTo(false));
        given().get("/nothing").then().statusCode(404).body("message", equalTo("Not found."));
        given().delete("/api/v1/who").then().statusCode(405).body("code", equalTo("method_not_allowed"));
        given().contentType("text/csv").body("a,b").post("/api/v1/who").then().statusCode(415);
        given().get("/api/v1/who/away").then().statusCode(503).header("Retry-After", "1");
    }

    @Test
    void keepsInternalsInside() {
        given().get("/api/v1/who/broken")
                .then()
                .statusCode(500)
                .body("code", equalTo("internal_error"))
                .body(not(containsString("secret")));
    }

    @Test
    void signsTheCallsOfTypedClients() {
        WhoClient client = QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(RestAssured.baseURI + ":" + RestAssured.port))
                .build(WhoClient.class);

        assertThat(client.who().await().atMost(SOON)).contains("SERVICE");
    }

    @Test
    void givesTheRequestIdToTheServicesItCalls() {
        bearing(tokens.inward(caller))
                .header("X-Request-Id", "req-2")
                .get("/api/v1/who/asking?port=" + RestAssured.port)
                .then()
                .statusCode(200)
                .body("requestId", equalTo("req-2"))
                .body("kind", equalTo("SERVICE"));
    }

    @Test
    void saysThatItIsUnavailableWhenTheKeysAre() {
        InwardKeys nowhere = new InwardKeys(InstantSource.system(), URI.create("http://localhost:1"));

        assertThatThrownBy(() -> nowhere.named("any").await().atMost(SOON)).isInstanceOf(Unavailable.class);
    }

    private static RequestSpecification bearing(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static io.restassured.response.Response order(String body) {
        return given().contentType("application/json").body(body).post("/api/v1/who");
    }

    private static String kidOf(String token) throws JoseException {
        return ((JsonWebSignature) JsonWebSignature.fromCompactSerialization(token)).getKeyIdHeaderValue();
    }

    private static String signed(String claims, String algorithm, String kid, Key key) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims);
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKeyIdHeaderValue(kid);
        signature.setKey(key);
        return signature.getCompactSerialization();
    }
}

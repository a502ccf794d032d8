package io.tidings.auth.exchange;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Tenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnStack
class ExchangeTest {

    @Test
    void describesTheHolderOfALoginTokenInATokenThatThePublishedKeysVerify() throws Exception {
        Tenant tenant = Tenant.provisioned();

        JwtClaims claims = verified(Tenant.exchange(tenant.loginToken()));

        assertThat(claims.getSubject()).isEqualTo(tenant.user.toString());
        assertThat(claims.getStringClaimValue("ws")).isEqualTo(tenant.workspace.toString());
        assertThat(claims.getClaimValue("uid")).isInstanceOf(Long.class);
        assertThat(claims.getClaimValue("wsn")).isInstanceOf(Long.class);
        assertThat(claims.getStringListClaimValue("abilities")).containsExactlyInAnyOrder("read", "write");
        assertThat(claims.getStringClaimValue("zone")).isEqualTo("Africa/Algiers");
        assertThat(claims.getStringClaimValue("country")).isEqualTo("DZ");
        assertThat(claims.getStringClaimValue("kind")).isEqualTo("login");
        assertThat(claims.getJwtId()).isNotBlank();
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(60);
    }

    @Test
    void describesTheHolderOfAnApiToken() throws Exception {
        Tenant tenant = Tenant.provisioned();
        tenant.putApiToken(List.of("read"));

        Response response = Tenant.exchange(tenant.apiToken);

        JwtClaims claims = verified(response);
        assertThat(claims.getStringListClaimValue("abilities")).containsExactly("read");
        assertThat(claims.getStringClaimValue("kind")).isEqualTo("api");
        assertThat(response.jsonPath().getString("expires_at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(response.jsonPath().getMap("$")).containsOnlyKeys("token", "expires_at");
    }

    @ParameterizedTest
    @CsvSource({"owner, 2", "admin, 2", "member, 2", "viewer, 1"})
    void givesALoginTheAbilitiesOfItsRole(String role, int abilities) throws Exception {
        JwtClaims claims = verified(Tenant.exchange(Tenant.as(role).loginToken()));

        assertThat(claims.getStringListClaimValue("abilities"))
                .hasSize(abilities)
                .contains("read");
    }

    @ParameterizedTest
    @CsvSource({"owner, 3", "viewer, 2"})
    void givesALoginOfAnAdministratorTheAbilityToRunThePlatform(String role, int abilities) throws Exception {
        JwtClaims claims = verified(Tenant.exchange(Tenant.administrator(role).loginToken()));

        assertThat(claims.getStringListClaimValue("abilities"))
                .hasSize(abilities)
                .contains("admin");
    }

    @Test
    void runsThePlatformWithNoApiToken() throws Exception {
        Tenant tenant = Tenant.administrator("owner");

        JwtClaims claims = verified(Tenant.exchange(tenant.apiToken));

        assertThat(claims.getStringListClaimValue("abilities")).containsExactlyInAnyOrder("read", "write");
        tenant.putApiToken(List.of("read", "admin")).then().statusCode(422);
    }

    @Test
    void givesAnApiTokenNoMoreThanTheRoleOfItsUser() throws Exception {
        JwtClaims claims = verified(Tenant.exchange(Tenant.as("viewer").apiToken));

        assertThat(claims.getStringListClaimValue("abilities")).containsExactly("read");
    }

    @Test
    void refusesALoginAfterThePasswordChanged() {
        Tenant tenant = Tenant.provisioned();
        String token = tenant.loginToken();
        Tenant.exchange(token).then().statusCode(200);

        tenant.changePassword("another-password-2");

        refused(Tenant.exchange(token));
    }

    @Test
    void keepsALoginWhenTheUserIsProvisionedAgain() {
        Tenant tenant = Tenant.provisioned();
        String token = tenant.loginToken();

        tenant.putUser().then().statusCode(200);

        Tenant.exchange(token).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "a.b.c",
                "....",
                "eyJhbGciOiJSUzI1NiJ9.e30.c2ln",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "Ünïcödé \uD83D\uDE80"
            })
    void refusesGarbage(String credential) {
        refused(Tenant.exchange(credential));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"credential\": null}", "{\"credential\": \"\"}"})
    void refusesNothing(String body) {
        refused(Tenant.service().body(body).post("/internal/exchange"));
    }

    @Test
    void refusesAnInwardToken() {
        Tenant tenant = Tenant.provisioned();
        String inward = Tenant.exchange(tenant.apiToken).jsonPath().getString("token");

        refused(Tenant.exchange(inward));
    }

    @Test
    void refusesAnApiTokenThatIsOver() {
        Tenant tenant = Tenant.provisioned();
        Map<String, Object> spec = new HashMap<>();
        spec.put("token", tenant.apiToken);
        spec.put("name", "old");
        spec.put("user", tenant.user);
        spec.put("workspace", tenant.workspace);
        spec.put("abilities", List.of("read"));
        spec.put("expires_at", "2020-01-01T00:00:00Z");
        Tenant.service()
                .body(spec)
                .put("/internal/api-tokens/" + tenant.user)
                .then()
                .statusCode(200);

        refused(Tenant.exchange(tenant.apiToken));
    }

    @Test
    void tellsTheHoldersOfASuspendedWorkspaceApart() {
        Tenant tenant = Tenant.provisioned();
        String token = tenant.loginToken();
        tenant.putWorkspace(true);

        Tenant.exchange(token).then().statusCode(422).body("code", equalTo("no_workspace"));
        Tenant.exchange(tenant.apiToken).then().statusCode(422).body("code", equalTo("no_workspace"));
    }

    @Test
    void tellsAUserWhoLeftTheWorkspaceApart() {
        Tenant tenant = Tenant.as("member");
        String token = tenant.loginToken();
        tenant.putUser(List.of());

        Tenant.exchange(token).then().statusCode(422).body("code", equalTo("no_workspace"));
        Tenant.exchange(tenant.apiToken).then().statusCode(422).body("code", equalTo("no_workspace"));
    }

    @Test
    void answersServicesOnly() {
        given().contentType(ContentType.JSON)
                .body(Map.of("credential", "x"))
                .post("/internal/exchange")
                .then()
                .statusCode(401);
    }

    private static void refused(Response response) {
        response.then().statusCode(401).body("code", equalTo("unauthenticated"));
    }

    private static JwtClaims verified(Response response) throws Exception {
        String token = response.then().statusCode(200).extract().path("token");
        JsonWebKeySet keys = new JsonWebKeySet(get("/internal/jwks").asString());
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, "RS256")
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
                .setExpectedIssuer("tidings-auth")
                .setExpectedAudience("tidings-services")
                .setRequireExpirationTime()
                .build()
                .processToClaims(token);
    }
}

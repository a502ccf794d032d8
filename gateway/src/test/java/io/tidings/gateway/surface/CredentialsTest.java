package io.tidings.gateway.surface;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CredentialsTest extends GatewayTest {
    private static final int CALLS = 50;

    @Test
    void exchangesOnceForFiftyCallsAtOnce() {
        String bearer = "Bearer " + fresh("good");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Integer>> calls = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> given().header("Authorization", bearer)
                                    .get("/api/v1/credits")
                                    .statusCode(),
                            threads))
                    .limit(CALLS)
                    .toList();

            assertThat(calls).extracting(CompletableFuture::join).containsOnly(200);
        }

        assertThat(standIns.exchanges()).isEqualTo(1);
        assertThat(standIns.service().requests()).isEqualTo(CALLS);
    }

    @Test
    void remembersARefusal() {
        String bearer = "Bearer " + fresh("bad");

        given().header("Authorization", bearer).get("/api/v1/credits").then().statusCode(401);
        given().header("Authorization", bearer).get("/api/v1/user").then().statusCode(401);

        assertThat(standIns.exchanges()).isEqualTo(1);
    }

    @Test
    void replacesTheCredentialByTheInwardToken() {
        signedIn()
                .get("/api/v1/credits")
                .then()
                .statusCode(200)
                .body("headers.authorization", startsWith("Bearer eyJhbGciOiJSUzI1NiJ9."));
    }

    @Test
    void showsNoServiceTheCredentialOfAnOpenCall() {
        given().header("Authorization", "Bearer good-secret")
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/login")
                .then()
                .statusCode(200)
                .body("headers.authorization", nullValue());
    }

    @Test
    void handsOutAFreshLoginToken() {
        String old = fresh("good-old");

        given().header("Authorization", "Bearer " + old)
                .get("/api/v1/credits")
                .then()
                .statusCode(200)
                .header("x-access-token", "fresh-" + old);
        signedIn().get("/api/v1/credits").then().header("x-access-token", nullValue());
    }

    @Test
    void goesOnForKnownCredentialsWhileAuthIsAway() {
        String known = "Bearer " + fresh("good");
        given().header("Authorization", known).get("/api/v1/credits").then().statusCode(200);
        standIns.auth().stop();
        try {
            given().header("Authorization", known).get("/api/v1/credits").then().statusCode(200);
            signedIn()
                    .get("/api/v1/credits")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "2")
                    .body("success", equalTo(false));
        } finally {
            standIns.auth().start();
        }
        signedIn().get("/api/v1/credits").then().statusCode(200);
    }

    @Test
    void takesAFailingAuthForNoVerdict() {
        String bearer = "Bearer " + fresh("good");
        standIns.auth().behave(request -> request.response().setStatusCode(500).end());
        given().header("Authorization", bearer).get("/api/v1/credits").then().statusCode(503);
        standIns.reset();

        given().header("Authorization", bearer).get("/api/v1/credits").then().statusCode(200);
    }

    @Test
    void saysThatAWorkspaceIsMissing() {
        standIns.auth().behave(request -> {
            request.response().setStatusCode(422);
            StandIn.json(request, new JsonObject().put("code", "no_workspace"));
        });

        withApiToken()
                .get("/api/v1/credits")
                .then()
                .statusCode(422)
                .body("error", startsWith("No workspace associated with this token."))
                .body("code", equalTo("no_workspace"));
    }

    @Test
    void tellsTheTwoContactListsApartByTheKindOfToken() {
        withApiToken().get("/api/v1/contacts").then().statusCode(501);
        signedIn().get("/api/v1/contacts?scope=workspace").then().statusCode(501);
        signedIn().get("/api/v1/contacts").then().statusCode(200);
        withApiToken()
                .get("/api/v1/contacts?broadcast_id=156&page=2")
                .then()
                .statusCode(200)
                .body("uri", equalTo("/api/v1/contacts?broadcast_id=156&page=2"));
    }
}

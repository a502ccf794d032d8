package io.tidings.gateway.surface;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent again when a service closes a connection, and what never is. */
@QuarkusTest
class RetryTest extends GatewayTest {
    private static final String WEBHOOK = "/webhooks/meta/0198f6a0-0000-7000-8000-000000000001";

    @BeforeEach
    void keepAConnection() {
        given().get(WEBHOOK).then().statusCode(200);
        standIns.service().reset();
    }

    @Test
    void asksAgainOverAnotherConnectionThanOneThatWasJustClosed() {
        hangUpOnce();

        signedIn().get("/api/v1/credits?page=2").then().statusCode(200);

        assertThat(standIns.service().requests()).isEqualTo(2);
    }

    @Test
    void asksNoThirdTime() {
        standIns.service().behave(RetryTest::hangUp);

        signedIn().get("/api/v1/credits").then().statusCode(503);

        assertThat(standIns.service().requests()).isEqualTo(2);
    }

    @Test
    void saysNothingTwiceThatMayHaveBeenHeard() {
        hangUpOnce();

        given().body("[]").post(WEBHOOK).then().statusCode(503);

        assertThat(standIns.service().requests()).isEqualTo(1);
    }

    @Test
    void asksNothingAgainThatHasABody() {
        hangUpOnce();

        given().body("[]").get(WEBHOOK).then().statusCode(503);

        assertThat(standIns.service().requests()).isEqualTo(1);
    }

    @Test
    void asksNothingAgainOverAConnectionThatWasNew() {
        standIns.service().stop();
        standIns.service().start();
        hangUpOnce();

        given().get(WEBHOOK).then().statusCode(503);

        assertThat(standIns.service().requests()).isEqualTo(1);
    }

    @Test
    void asksNothingAgainThatWasNotAnsweredInTime() {
        standIns.service().behave(request -> {});

        given().get(WEBHOOK).then().statusCode(503);

        assertThat(standIns.service().requests()).isEqualTo(1);
    }

    private void hangUpOnce() {
        AtomicBoolean hungUp = new AtomicBoolean();
        standIns.service().behave(request -> {
            if (hungUp.getAndSet(true)) {
                StandIn.describe(request);
            } else {
                hangUp(request);
            }
        });
    }

    private static void hangUp(HttpServerRequest request) {
        request.connection().close();
    }
}

package io.tidings.gateway.surface;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of tokens; {@link StandIns} has their figures. */
@QuarkusTest
class RateTest extends GatewayTest {
    private static final int MESSAGES = 5;
    private static final String SEND = "/api/v1/messages/sms";

    @Inject
    ReactiveRedisDataSource redis;

    @ParameterizedTest
    @ValueSource(strings = {"whatsapp/otp", "sms/otp", "email", "sms", "whatsapp"})
    void refusesASendTooManyAndSaysWhenToComeBack(String channel) {
        String token = used(fresh("api"));

        as(token)
                .post("/api/v1/messages/" + channel)
                .then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("1[67]\\d{3}"))
                .header("RateLimit-Policy", "\"messages\";q=5;w=86400, \"workspace\";q=100000;w=86400")
                .header("RateLimit", matchesPattern("\"messages\";r=0;t=86\\d{3}, \"workspace\";r=\\d+;t=\\d+"))
                .header("Access-Control-Allow-Origin", "*")
                .body("retry_after_seconds", greaterThan(16_000))
                .body("error", equalTo("Too many requests. Please try again later."))
                .body("message", equalTo("Too many requests. Please try again later."))
                .body("code", equalTo("too_many_requests"));
    }

    @Test
    void limitsNoOtherTokenForOnesFlood() {
        used(fresh("api"));

        as(fresh("api")).post(SEND).then().statusCode(501);
    }

    @Test
    void limitsSendsOnly() {
        String token = used(fresh("api"));

        as(token).get("/api/v1/credits").then().statusCode(200);
    }

    @Test
    void tellsWhatIsLeftOfItsLimitsWithEveryAnswer() {
        String token = fresh("good");
        Response first = as(token).get("/api/v1/credits");
        standIns.service()
                .behave(request -> request.response().setStatusCode(500).end("<html>"));
        Response second = as(token).get("/api/v1/credits");
        standIns.service()
                .behave(request -> request.response()
                        .putHeader("RateLimit", "\"inner\";r=1")
                        .putHeader("RateLimit-Policy", "\"inner\";q=1")
                        .putHeader("Content-Type", "application/json")
                        .end("{}"));
        Response third = as(token).get("/api/v1/credits");
        Response fourth = as(token).get("/api/v1/campaigns");

        assertThat(List.of(first, second, third, fourth))
                .extracting(Response::statusCode)
                .containsExactly(200, 500, 200, 501);
        assertThat(List.of(first, second, third, fourth))
                .extracting(answer -> answer.getHeaders().getValues("RateLimit").toString())
                .map(told -> told.replaceAll("t=[1-9]\\d*,.*", "t="))
                .containsExactly(
                        "[\"default\";r=999;t=",
                        "[\"default\";r=998;t=",
                        "[\"default\";r=997;t=",
                        "[\"default\";r=996;t=");
        assertThat(third.getHeaders().getValues("RateLimit-Policy"))
                .containsExactly("\"default\";q=1000;w=86400, \"workspace\";q=100000;w=86400");
    }

    @Test
    void limitsNeitherQuestionsBeforehandNorTheProcessItself() {
        for (String path : List.of("/api/v1/credits", SEND)) {
            given().header("Origin", "https://shop.example")
                    .header("Access-Control-Request-Method", "POST")
                    .options(path)
                    .then()
                    .statusCode(200)
                    .header("RateLimit-Policy", nullValue());
            given().options(path).then().statusCode(200).header("RateLimit-Policy", nullValue());
        }
        given().get("/q/health/live").then().statusCode(200).header("RateLimit-Policy", nullValue());
    }

    @Test
    void showsRedisNeitherTokenNorAddress() {
        String token = fresh("api-hidden");
        as(token).get("/api/v1/credits");
        given().get("/api/v1/credits");

        assertThat(redis.key().keys("*").await().indefinitely())
                .anyMatch(key -> key.matches("tidings:gateway:rate:default:[0-9a-f]{64}"))
                .anyMatch(key -> key.matches("tidings:gateway:rate:unauthenticated:[0-9a-f]{32}"))
                .noneMatch(key -> key.contains("hidden") || key.contains("127.0.0.1"));
    }

    @Test
    void beginsAnewWhenRedisIsWiped() {
        String token = used(fresh("api"));
        as(token).post(SEND).then().statusCode(429);

        redis.flushall().await().indefinitely();

        as(token).post(SEND).then().statusCode(501);
    }

    private static String used(String token) {
        for (int i = 0; i < MESSAGES; i++) {
            as(token).post(SEND).then().statusCode(501);
        }
        return token;
    }

    private static RequestSpecification as(String token) {
        return RestAssured.given().header("Origin", "https://shop.example").header("Authorization", "Bearer " + token);
    }
}

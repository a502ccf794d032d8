package io.tidings.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** The kit in an application that has neither database nor Kafka, as the gateway. */
@QuarkusTest
@TestProfile(WithoutStoreTest.Bare.class)
class WithoutStoreTest {

    public static class Bare implements QuarkusTestProfile {
        @Override
        public String getConfigProfile() {
            return "bare";
        }
    }

    @Test
    void startsAndIsReady() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void answersRequests() {
        given().get("/api/v1/who").then().statusCode(401).body("code", equalTo("unauthenticated"));
    }
}

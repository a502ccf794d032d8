package io.tidings.gateway.surface;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A gateway that believes the proxy in front of it, as an operator sets it up. */
@QuarkusTest
@TestProfile(BehindAProxyTest.Believing.class)
class BehindAProxyTest extends GatewayTest {

    public static class Believing implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1");
        }
    }

    @Test
    void tellsBrowsersThatCameByHttpsToStay() {
        given().header("X-Forwarded-Proto", "https")
                .get("/nowhere")
                .then()
                .statusCode(404)
                .header("Strict-Transport-Security", "max-age=31536000");
        given().get("/nowhere").then().header("Strict-Transport-Security", nullValue());
    }

    @Test
    void takesATokenFromTheAddressesOnlyThatItAllows() {
        String token = fresh("api-near");

        from("192.0.2.7", token).then().statusCode(200);
        from("198.51.100.7", token).then().statusCode(401).body("message", equalTo("Unauthenticated."));
        from("2001:db8::7", token).then().statusCode(200);
        from("2001:db8::8", token).then().statusCode(401);
        from("192.0.2.255", token).then().statusCode(200);
        assertThat(standIns.exchanges()).isEqualTo(1);
    }

    private static Response from(String address, String token) {
        return given().header("Authorization", "Bearer " + token)
                .header("X-Forwarded-For", address)
                .get("/api/v1/credits");
    }

    @Test
    void tellsServicesTheClientsAddressAndScheme() {
        signedIn()
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-For", "192.0.2.7")
                .get("/api/v1/credits")
                .then()
                .statusCode(200)
                .body("headers.'x-forwarded-for'", equalTo("192.0.2.7"))
                .body("headers.'x-forwarded-proto'", equalTo("https"));
    }
}

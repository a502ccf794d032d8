package io.tidings.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.tidings.auth.key.SigningKeys;
import io.tidings.auth.key.TokenSigner;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Tenant;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnStack
class LoginTokensTest {
    @Inject
    TokenSigner signer;

    @Inject
    SigningKeys keys;

    @Inject
    SessionConfig config;

    @Inject
    InstantSource clock;

    @Test
    void isFollowedByAFreshTokenAfterHalfOfItsLife() {
        Tenant tenant = Tenant.provisioned();
        UUID session = session(tenant.loginToken());
        String worn = issued(Duration.ofDays(16), session, tenant);

        String fresh = Tenant.exchange(worn).then().statusCode(200).extract().path("refresh");

        assertThat(fresh).isNotNull().isNotEqualTo(worn);
        assertThat(session(fresh)).isEqualTo(session);
        Map<String, Object> again = Tenant.exchange(fresh)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("$");
        assertThat(again).doesNotContainKey("refresh");
    }

    @Test
    void isNotFollowedBeforeHalfOfItsLife() {
        Tenant tenant = Tenant.provisioned();
        String token = issued(Duration.ofDays(14), session(tenant.loginToken()), tenant);

        assertThat(Tenant.exchange(token).jsonPath().getMap("$")).containsOnlyKeys("token", "expires_at");
    }

    @Test
    void endsAfterItsLife() {
        Tenant tenant = Tenant.provisioned();

        refused(issued(Duration.ofDays(31), session(tenant.loginToken()), tenant));
    }

    @Test
    void belongsToALogin() {
        refused(issued(Duration.ZERO, UUID.randomUUID(), Tenant.provisioned()));
    }

    private String issued(Duration ago, UUID session, Tenant tenant) {
        InstantSource then = InstantSource.fixed(clock.instant().minus(ago));
        return new LoginTokens(signer, keys, config, then)
                .mint(session, tenant.user)
                .await()
                .indefinitely();
    }

    private static UUID session(String token) {
        String sid = io.restassured.path.json.JsonPath.from(payload(token)).getString("sid");
        return UUID.fromString(sid);
    }

    private static String payload(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    private static void refused(String token) {
        Tenant.exchange(token).then().statusCode(401).body("code", equalTo("unauthenticated"));
    }
}

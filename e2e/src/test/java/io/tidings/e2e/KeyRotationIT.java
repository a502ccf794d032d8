package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signing keys change under a running suite: nobody is logged out but by a key that is retired. */
class KeyRotationIT {
    private static final int AUTH = 8_081;
    /** One of each service that clients reach: auth, broadcast and billing; messaging-service answers none by itself yet. */
    private static final List<String> PATHS = List.of("/api/v1/user", "/api/v1/broadcasts", "/api/v1/credits");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Suite suite = Suite.running();
    private final Api auth = suite.internal(AUTH);

    @Test
    void newKeysSignAtOnceAndOldTokensStayGoodUntilTheirKeyIsRetired() throws JsonProcessingException {
        String before = login();
        works(before);
        String inwardBefore = inward(before);

        String loginKey = add("login");
        String inwardKey = add("inward");

        String after = login();
        assertThat(kid(after)).isEqualTo(loginKey).isNotEqualTo(kid(before));
        works(after);
        works(before);
        String inwardAfter = inward(before);
        assertThat(kid(inwardAfter)).isEqualTo(inwardKey).isNotEqualTo(kid(inwardBefore));

        assertThat(retire(kid(before))).isEqualTo(204);
        await().atMost(PATIENCE)
                .until(() ->
                        suite.demo().withToken(before).get("/api/v1/credits").status() == 401);
        works(after);
    }

    private String login() {
        Map<String, String> credentials =
                Map.of("email", suite.variable("TIDINGS_EMAIL"), "password", suite.variable("TIDINGS_PASSWORD"));
        return suite.anonymous()
                .post("/api/v1/login", credentials)
                .body()
                .path("data")
                .path("token")
                .asText();
    }

    private void works(String token) {
        assertThat(PATHS)
                .allSatisfy(path -> assertThat(
                                suite.demo().withToken(token).get(path).status())
                        .as(path)
                        .isEqualTo(200));
    }

    private String inward(String token) {
        return auth.post("/internal/exchange", Map.of("credential", token))
                .body()
                .path("token")
                .asText();
    }

    private String add(String purpose) {
        Api.Answer answer = auth.post("/internal/signing-keys", Map.of("purpose", purpose, "at_once", true));
        assertThat(answer.status()).isEqualTo(201);
        return answer.body().path("kid").asText();
    }

    private int retire(String kid) {
        return auth.send("DELETE", "/internal/signing-keys/" + kid, null).status();
    }

    private static String kid(String token) throws JsonProcessingException {
        String header = new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), StandardCharsets.UTF_8);
        return new ObjectMapper().readTree(header).path("kid").asText();
    }
}

package io.tidings.e2e.contract;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.e2e.Api;
import io.tidings.e2e.Api.Answer;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** A person who has switched a second factor on, through the API as an app would, and who signs in with it. */
final class Secured {

    private static final String TWO_FACTOR = "/api/v1/user/two-factor";
    private static final int STEP = 30;

    private final Api anonymous;
    private final String email;
    private final SecretKeySpec secret;
    private final List<String> recoveryCodes;
    private long last;

    /** @param email of somebody whose password is {@link Workspaces#PASSWORD} */
    Secured(Api anonymous, String email) {
        this.anonymous = anonymous;
        this.email = email;
        Api person = anonymous.withToken(login().body().at("/data/token").asText());
        JsonNode begun = done(person.post(TWO_FACTOR, Map.of("password", Workspaces.PASSWORD)));
        secret = new SecretKeySpec(new Base32().decode(begun.path("secret").asText()), "RAW");
        JsonNode confirmed = done(person.post(TWO_FACTOR + "/confirm", Map.of("code", nextCode())));
        recoveryCodes = confirmed
                .path("recovery_codes")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode done(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError("a second factor answered " + answer.status() + " " + answer.text());
        }
        return answer.body().path("data");
    }

    /** Without a code. */
    Answer login() {
        return anonymous.post("/api/v1/login", credentials());
    }

    Answer login(String code) {
        Map<String, Object> body = new HashMap<>(credentials());
        body.put("two_factor_code", code);
        return anonymous.post("/api/v1/login", body);
    }

    /** With a code that was used before. */
    Answer loginWithUsedCode() {
        return login(at(last));
    }

    private Map<String, Object> credentials() {
        return Map.of("email", email, "password", Workspaces.PASSWORD);
    }

    /** One that was not used; it takes until the next step of time to have a third. */
    String nextCode() {
        last = Math.max(last + 1, step());
        return at(last);
    }

    String recoveryCode() {
        return recoveryCodes.getFirst();
    }

    /** One that no app has now. */
    String wrongCode() {
        List<String> right = LongStream.rangeClosed(step() - 3, step() + 3)
                .mapToObj(this::at)
                .toList();
        return IntStream.range(0, 10)
                .mapToObj(n -> "00000" + n)
                .filter(code -> !right.contains(code))
                .findFirst()
                .orElseThrow();
    }

    private String at(long step) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(secret, Instant.ofEpochSecond(step * STEP), Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long step() {
        return Instant.now().getEpochSecond() / STEP;
    }
}

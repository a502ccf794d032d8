package io.tidings.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.e2e.Api.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who registers through the API, and reads codes off their phone. */
public final class Newcomer {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    static final String PASSWORD = "newcomers-password-1";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Api sandbox;
    private final Api anonymous;
    private final String email;
    private final String phone;

    private Newcomer(Suite suite, int number) {
        this.sandbox = suite.sandbox().api();
        this.anonymous = suite.anonymous();
        this.email = "newcomer-" + number + "@tidings.example";
        this.phone = "21355600%04d".formatted(number);
    }

    /** An account that waits to be verified, and whose owner was sent a code. */
    public static Newcomer registered(Suite suite) {
        Newcomer newcomer = new Newcomer(suite, COUNT.incrementAndGet());
        Answer answer = newcomer.register();
        if (answer.status() != 201) {
            throw new AssertionError("registration answered " + answer);
        }
        return newcomer;
    }

    Answer register() {
        return anonymous.post(
                "/api/v1/register",
                Map.of("name", "Newcomer", "email", email, "phone", "+" + phone, "password", PASSWORD));
    }

    Answer verify(String code) {
        return anonymous.post("/api/v1/register/verify", Map.of("email", email, "password", PASSWORD, "code", code));
    }

    /** Asks for another code to be verified with. */
    Answer resend() {
        return anonymous.post("/api/v1/register/resend", Map.of("email", email));
    }

    /** Signs in with the right password. */
    public Answer login() {
        return login(PASSWORD);
    }

    Answer login(String password) {
        return anonymous.post("/api/v1/login", Map.of("email", email, "password", password));
    }

    Answer forgot() {
        return anonymous.post("/api/v1/password/forgot", Map.of("email", email));
    }

    Answer reset(String code, String password) {
        return anonymous.post("/api/v1/password/reset", Map.of("email", email, "code", code, "password", password));
    }

    /** The so-manieth code that comes to the phone, as soon as it does. */
    public String code(int which) {
        return code(phone, which);
    }

    /** The first code that comes to another phone. */
    String codeAt(String other) {
        return code(other, 1);
    }

    private String code(String to, int which) {
        return await().atMost(PATIENCE)
                .until(() -> codes(to), codes -> codes.size() >= which)
                .get(which - 1);
    }

    private List<String> codes(String to) {
        return sandbox.get("/sandbox/messages?to=" + to)
                .body()
                .path("messages")
                .valueStream()
                .sorted((one, other) -> Long.compare(seq(one), seq(other)))
                .map(message -> message.path("body").asText().replaceFirst("[^0-9].*", ""))
                .toList();
    }

    private static long seq(JsonNode message) {
        return message.path("seq").asLong();
    }
}

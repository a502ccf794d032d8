package io.tidings.sandbox.webhook;

import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** The question that Meta asks an address before it sends updates there. */
@Singleton
public final class Handshake {
    private final WebhookCalls calls;
    private final SecureRandom challenges = new SecureRandom();

    Handshake(WebhookCalls calls) {
        this.calls = calls;
    }

    /** Whether the address answers the challenge, given that it knows the token; false also when it can't be reached. */
    public Future<Boolean> passes(String url, String verifyToken) {
        String challenge = Integer.toString(challenges.nextInt(100_000_000, 1_000_000_000));
        String question = url + (url.contains("?") ? "&" : "?") + "hub.mode=subscribe&hub.verify_token="
                + URLEncoder.encode(verifyToken, StandardCharsets.UTF_8) + "&hub.challenge=" + challenge;
        return calls.get(question).map(challenge::equals).otherwise(false);
    }
}

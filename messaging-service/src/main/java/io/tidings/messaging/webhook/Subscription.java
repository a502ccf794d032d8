package io.tidings.messaging.webhook;

import io.tidings.messaging.account.Account;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Meta's question, before it sends webhooks, whether it should. */
final class Subscription {

    private Subscription() {}

    /** Whether this asks to subscribe and knows the account's token; compares in constant time. */
    static boolean rightful(Account account, @Nullable String mode, @Nullable String token) {
        return "subscribe".equals(mode)
                && token != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8),
                        account.verifyToken().getBytes(StandardCharsets.UTF_8));
    }
}

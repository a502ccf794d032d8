package io.tidings.sandbox.account;

import io.quarkus.runtime.StartupEvent;
import io.tidings.sandbox.webhook.Handshake;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Handshakes with registered addresses; one that fails is repeated until it succeeds or the address changes. */
@Singleton
final class Verification {
    private static final long FIRST_RETRY_MILLIS = 1000;
    private static final long LAST_RETRY_MILLIS = 30_000;

    private final Vertx vertx;
    private final Accounts accounts;
    private final Handshake handshake;
    private final Map<String, String> verified = new ConcurrentHashMap<>();

    Verification(Vertx vertx, Accounts accounts, Handshake handshake) {
        this.vertx = vertx;
        this.accounts = accounts;
        this.handshake = handshake;
    }

    void start(@Observes StartupEvent event) {
        accounts.directory().accounts().forEach(account -> attempt(account, FIRST_RETRY_MILLIS));
    }

    /** Asks an account's address now; false when it didn't answer as it should, and then it is asked again later. */
    Future<Boolean> verify(Account account) {
        verified.remove(account.wabaId());
        return attempt(account, FIRST_RETRY_MILLIS);
    }

    boolean isVerified(Account account) {
        return account.webhookUrl() != null && address(account).equals(verified.get(account.wabaId()));
    }

    private Future<Boolean> attempt(Account account, long retryMillis) {
        String url = account.webhookUrl();
        String token = account.verifyToken();
        if (url == null || token == null) {
            return Future.succeededFuture(false);
        }
        return handshake.passes(url, token).onSuccess(passed -> note(account, passed, retryMillis));
    }

    private void note(Account account, boolean passed, long retryMillis) {
        if (passed) {
            verified.put(account.wabaId(), address(account));
        } else {
            vertx.setTimer(retryMillis, timer -> retry(account, Math.min(LAST_RETRY_MILLIS, 2 * retryMillis)));
        }
    }

    private void retry(Account account, long nextRetryMillis) {
        Account now = accounts.directory().account(account.wabaId());
        if (now != null && address(now).equals(address(account)) && !isVerified(now)) {
            attempt(account, nextRetryMillis);
        }
    }

    private static String address(Account account) {
        return text(account.webhookUrl()) + " " + text(account.verifyToken());
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}

package io.tidings.messaging.webhook;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import io.tidings.messaging.account.Account;
import io.tidings.platform.fault.Unauthenticated;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** Checks deliveries; large ones beside the event loop, since hashing and reading megabytes takes milliseconds. */
@Singleton
class Deliveries {

    private final Intake intake;
    private final WebhookConfig config;
    private final ExecutorService aside;

    Deliveries(Intake intake, WebhookConfig config, @VirtualThreads ExecutorService aside) {
        this.intake = intake;
        this.config = config;
        this.aside = aside;
    }

    /** Stores a delivery, or fails with 401 and stores nothing. */
    Uni<Void> take(Account account, @Nullable String signature, byte[] body) {
        Uni<Void> taken = Uni.createFrom().deferred(() -> check(account, signature, body));
        return body.length < config.largeBody() ? taken : taken.runSubscriptionOn(aside);
    }

    private Uni<Void> check(Account account, @Nullable String signature, byte[] body) {
        if (!Signature.matches(signature, body, account.appSecret())) {
            throw Unauthenticated.wrong();
        }
        return intake.read(account, body);
    }
}

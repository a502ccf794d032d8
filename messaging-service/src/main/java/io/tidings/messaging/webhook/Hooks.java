package io.tidings.messaging.webhook;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.tidings.messaging.account.Account;
import io.tidings.messaging.account.AccountListener;
import io.tidings.messaging.account.Accounts;
import io.tidings.platform.context.OwnContext;
import io.tidings.platform.store.Tx;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** The accounts' webhooks, held for a short time; an account that is changed here is read again at once. */
@Singleton
class Hooks implements AccountListener {

    private static final int MOST = 10_000;

    private final Accounts accounts;
    private final AsyncLoadingCache<UUID, Optional<Account>> held;

    Hooks(Accounts accounts, WebhookConfig config) {
        this.accounts = accounts;
        this.held = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(config.credentialsAge())
                .buildAsync((account, executor) -> accounts.find(account).subscribeAsCompletionStage());
    }

    /** The account of that id, or empty. */
    Uni<Optional<Account>> of(UUID account) {
        return OwnContext.of(Uni.createFrom().completionStage(() -> held.get(account)));
    }

    @Override
    public Uni<Void> changed(Tx tx, UUID account) {
        tx.afterCommit(() -> held.synchronous().invalidate(account));
        return Uni.createFrom().voidItem();
    }
}

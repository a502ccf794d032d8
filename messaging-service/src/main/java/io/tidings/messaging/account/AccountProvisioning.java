package io.tidings.messaging.account;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Adds and changes accounts, and tells who has to know. */
@Singleton
class AccountProvisioning {

    private final Transactions transactions;
    private final AccountStore store;
    private final List<AccountListener> listeners;

    AccountProvisioning(Transactions transactions, AccountStore store, @All List<AccountListener> listeners) {
        this.transactions = transactions;
        this.store = store;
        this.listeners = listeners;
    }

    /** Makes the account as the request says; fails when the id belongs to another workspace. */
    Uni<AccountView> put(UUID id, AccountRequest account) {
        return transactions
                .inWorkspace(account.workspace(), tx -> put(tx, id, account))
                .onFailure()
                .transform(AccountFaults::of);
    }

    private Uni<AccountView> put(Tx tx, UUID id, AccountRequest account) {
        return store.put(tx, id, account)
                .call(() -> tell(tx, id))
                .map(number -> new AccountView(id, number, account.workspace(), account.name(), account.provider()));
    }

    private Uni<Void> tell(Tx tx, UUID id) {
        Uni<Void> told = Uni.createFrom().voidItem();
        for (AccountListener listener : listeners) {
            told = told.chain(() -> listener.changed(tx, id));
        }
        return told;
    }
}

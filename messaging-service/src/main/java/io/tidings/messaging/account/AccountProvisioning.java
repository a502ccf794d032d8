package io.tidings.messaging.account;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.tidings.platform.audit.AuditNotes;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Adds and changes accounts, and tells who has to know, the audit log among them. */
@Singleton
class AccountProvisioning {

    private final Transactions transactions;
    private final AccountStore store;
    private final AuditNotes audit;
    private final List<AccountListener> listeners;

    AccountProvisioning(
            Transactions transactions, AccountStore store, AuditNotes audit, @All List<AccountListener> listeners) {
        this.transactions = transactions;
        this.store = store;
        this.audit = audit;
        this.listeners = listeners;
    }

    /** Makes the account as the request says; fails when the id belongs to another workspace. */
    Uni<AccountView> put(Caller caller, UUID id, AccountRequest account) {
        return transactions
                .inWorkspace(account.workspace(), tx -> put(tx, caller, id, account))
                .onFailure()
                .transform(AccountFaults::of);
    }

    private Uni<AccountView> put(Tx tx, Caller caller, UUID id, AccountRequest account) {
        return store.lock(tx, id, account)
                .chain(before -> store.put(tx, id, account)
                        .call(() -> tell(tx, id))
                        .call(() -> audit.send(
                                tx,
                                account.workspace(),
                                caller,
                                before.isEmpty() ? "account.created" : "account.changed",
                                "account:" + id,
                                AccountNote.of(before, account))))
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

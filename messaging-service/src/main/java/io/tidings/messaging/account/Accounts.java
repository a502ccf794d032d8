package io.tidings.messaging.account;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Transactions;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Look-up of provider accounts over all workspaces. */
@Singleton
public class Accounts {

    private final Transactions transactions;
    private final AccountStore store;

    Accounts(Transactions transactions, AccountStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    /** The account of that id as it is now, with its secrets, or empty. Whoever asks often holds it for a short time. */
    public Uni<Optional<Account>> find(UUID id) {
        return transactions.asWorker(tx -> store.find(tx, id));
    }
}

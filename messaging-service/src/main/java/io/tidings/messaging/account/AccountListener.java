package io.tidings.messaging.account;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Tx;
import java.util.UUID;

/** Hears of provisioned accounts inside the transaction that stores them. */
public interface AccountListener {

    /** An account was added or changed. */
    Uni<Void> changed(Tx tx, UUID account);
}

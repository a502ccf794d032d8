package io.tidings.messaging.device;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Transactions;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Look-up of devices over all workspaces, for the sender. */
@Singleton
public class Devices {

    private final Transactions transactions;
    private final DeviceStore store;

    Devices(Transactions transactions, DeviceStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    /** The devices of these shards, removed ones too, in order of their integer ids. */
    public Uni<List<Device>> ofShards(Collection<Integer> shards) {
        return transactions.asWorker(tx -> store.ofShards(tx, shards));
    }

    /** Those of these devices that exist. */
    public Uni<List<Device>> byIds(Collection<UUID> ids) {
        return transactions.asWorker(tx -> store.byIds(tx, ids));
    }

    /** The device of that id, or empty. */
    public Uni<Optional<Device>> find(UUID id) {
        return transactions
                .asWorker(tx -> store.find(tx, id))
                .map(found -> found.stream().findFirst());
    }
}

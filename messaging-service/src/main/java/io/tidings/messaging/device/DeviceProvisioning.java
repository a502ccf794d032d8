package io.tidings.messaging.device;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.tidings.platform.audit.AuditNotes;
import io.tidings.platform.audit.Change;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.paging.Page;
import io.tidings.platform.paging.PageRequest;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Adds and changes devices: stored, announced, and told to this process' sender and to the audit log. */
@Singleton
class DeviceProvisioning {

    private final Transactions transactions;
    private final DeviceStore store;
    private final Announcements announcements;
    private final AuditNotes audit;
    private final List<DeviceListener> listeners;

    DeviceProvisioning(
            Transactions transactions,
            DeviceStore store,
            Announcements announcements,
            AuditNotes audit,
            @All List<DeviceListener> listeners) {
        this.transactions = transactions;
        this.store = store;
        this.announcements = announcements;
        this.audit = audit;
        this.listeners = listeners;
    }

    /** Makes the device as the request says; fails when its id, account or provider's id is somebody else's. */
    Uni<Device> put(Caller caller, UUID id, DeviceRequest request) {
        return transactions
                .inWorkspace(request.workspace(), tx -> put(tx, caller, id, request))
                .onFailure()
                .transform(DeviceFaults::of);
    }

    /** A page of the devices of all workspaces. */
    Uni<Page<Device>> page(PageRequest request) {
        return transactions.asWorker(tx -> store.count(tx)
                .chain(total -> store.page(tx, request.size(), request.offset())
                        .map(devices -> new Page<>(devices, total, request))));
    }

    private Uni<Device> put(Tx tx, Caller caller, UUID id, DeviceRequest request) {
        return store.lock(tx, id)
                .chain(before -> store.put(tx, id, request)
                        .chain(() -> announcements.device(tx, id))
                        .chain(() -> store.find(tx, id))
                        .map(List::getFirst)
                        .call(after -> note(tx, caller, before, after)))
                .invoke(device -> tx.afterCommit(() -> tell(device)));
    }

    private Uni<Void> note(Tx tx, Caller caller, List<Device> before, Device after) {
        Optional<Map<String, ?>> was = before.stream().findFirst().map(Device::state);
        return audit.send(
                tx,
                after.workspace(),
                caller,
                was.isEmpty() ? "device.created" : "device.changed",
                "device:" + after.id(),
                new Change(was, Optional.of(after.state())));
    }

    private void tell(Device device) {
        listeners.forEach(listener -> listener.changed(device.id(), device.shard()));
    }
}

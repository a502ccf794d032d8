package io.tidings.messaging.immediate;

import io.smallrye.mutiny.Uni;
import io.tidings.messaging.cancellation.Cancellations;
import io.tidings.messaging.device.Device;
import io.tidings.messaging.device.Devices;
import io.tidings.messaging.queue.SingleMessage;
import io.tidings.messaging.queue.SingleStore;
import io.tidings.platform.store.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** Stores messages, then waits for what becomes of them, for as long as a caller may wait. */
@ApplicationScoped
class Sends {

    private final Devices devices;
    private final Transactions transactions;
    private final SingleStore store;
    private final Cancellations cancellations;
    private final Records records;
    private final Forwarding forwarding;
    private final InstantSource clock;

    Sends(
            Devices devices,
            Transactions transactions,
            SingleStore store,
            Cancellations cancellations,
            Records records,
            Forwarding forwarding,
            InstantSource clock) {
        this.devices = devices;
        this.transactions = transactions;
        this.store = store;
        this.cancellations = cancellations;
        this.records = records;
        this.forwarding = forwarding;
        this.clock = clock;
    }

    /** The message as it is once it is settled, unknown, or the caller's patience at its end. */
    Uni<MessageView> send(SendRequest request) {
        Instant arrived = clock.instant();
        return message(request)
                .chain(message -> accept(message)
                        .chain(place -> place.isPresent()
                                ? forward(message, arrival(message, place.getAsLong()), arrived)
                                : again(message, arrived)));
    }

    /** The workspace's message as it is now. */
    Uni<MessageView> find(UUID workspace, UUID id) {
        return records.find(workspace, id)
                .map(found ->
                        MessageView.of(found.orElseThrow(MessageFaults::unknown).outcome()));
    }

    /** Makes sure that nothing is stored under the id any more; the answer is what is stored there already. */
    Uni<MessageView> withdraw(UUID workspace, UUID id) {
        return transactions
                .inWorkspace(workspace, tx -> store.withdraw(tx, workspace, id))
                .chain(() -> find(workspace, id));
    }

    private Uni<SingleMessage> message(SendRequest request) {
        return devices.find(request.device()).map(found -> {
            Device device = found.filter(some -> some.workspace().equals(request.workspace()))
                    .orElseThrow(MessageFaults::unknownDevice);
            return request.on(device);
        });
    }

    private Uni<OptionalLong> accept(SingleMessage message) {
        List<UUID> targets = List.of(message.device(), message.workspace());
        return transactions.inWorkspace(
                message.workspace(),
                tx -> cancellations
                        .among(tx, targets)
                        .invoke(cancelled -> {
                            if (!cancelled.isEmpty()) {
                                throw MessageFaults.cancelled();
                            }
                        })
                        .chain(() -> store.accept(tx, message)));
    }

    private static Arrival arrival(SingleMessage message, long place) {
        return new Arrival(message.shard(), message.device(), message.lane(), place);
    }

    private Uni<MessageView> again(SingleMessage message, Instant arrived) {
        return records.find(message.workspace(), message.id()).chain(found -> {
            Records.Found known = found.orElseThrow(MessageFaults::taken);
            return known.outcome().isReached()
                    ? Uni.createFrom().item(MessageView.of(known.outcome()))
                    : forward(message, known.arrival(), arrived);
        });
    }

    private Uni<MessageView> forward(SingleMessage message, Arrival arrival, Instant arrived) {
        return message.dueAt() == null
                ? forwarding.forward(message.workspace(), message.id(), arrival, arrived)
                : Uni.createFrom().item(MessageView.queued(message.id()));
    }
}

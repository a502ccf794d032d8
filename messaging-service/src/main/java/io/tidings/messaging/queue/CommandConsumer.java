package io.tidings.messaging.queue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tidings.events.SendRequested;
import io.tidings.events.Topic;
import io.tidings.messaging.cancellation.Cancellations;
import io.tidings.messaging.device.Device;
import io.tidings.messaging.device.Devices;
import io.tidings.messaging.queue.CommandStore.Accepted;
import io.tidings.messaging.shard.Ownership;
import io.tidings.messaging.storable.Refusals;
import io.tidings.platform.event.EventConsumers;
import io.tidings.platform.event.ReceivedEvent;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code tidings.send} and stores its commands; the offset is committed after that. The partitions that Kafka
 * assigns to this consumer are the shards that it proposes this process as the owner of.
 */
@ApplicationScoped
public class CommandConsumer {

    private static final Logger LOG = Logger.getLogger(CommandConsumer.class);

    private final EventConsumers consumers;
    private final Transactions transactions;
    private final CommandStore store;
    private final ParkedCommands parkedCommands;
    private final Cancellations cancellations;
    private final Devices devices;
    private final Ownership ownership;
    private final QueueListener listener;
    private final Counter accepted;
    private final Counter parked;

    CommandConsumer(
            EventConsumers consumers,
            Transactions transactions,
            CommandStore store,
            ParkedCommands parkedCommands,
            Cancellations cancellations,
            Devices devices,
            Ownership ownership,
            QueueListener listener,
            MeterRegistry metrics) {
        this.consumers = consumers;
        this.transactions = transactions;
        this.store = store;
        this.parkedCommands = parkedCommands;
        this.cancellations = cancellations;
        this.devices = devices;
        this.ownership = ownership;
        this.listener = listener;
        this.accepted = metrics.counter("tidings_messaging_accepted_messages");
        this.parked = metrics.counter("tidings_messaging_parked_commands");
    }

    /** Begins to read. */
    public void start() {
        consumers.subscribe("messaging-sender", Set.of(Topic.SEND), this::store, new Proposals(ownership));
    }

    private Uni<Void> store(List<ReceivedEvent> batch) {
        return devices.byIds(batch.stream().map(e -> command(e).device()).collect(Collectors.toSet()))
                .map(known -> known.stream().collect(Collectors.toMap(Device::id, Function.identity())))
                .chain(known -> store(batch, known))
                .invoke(this::announce)
                .replaceWithVoid();
    }

    /** All in one transaction; should the database refuse one of them, each in its own, so that only that one is parked. */
    private Uni<List<Accepted>> store(List<ReceivedEvent> batch, Map<UUID, Device> known) {
        return transactions
                .asWorker(tx -> admit(tx, batch, known))
                .onFailure(Refusals::isRefusal)
                .recoverWithUni(() -> oneByOne(batch, known));
    }

    private Uni<List<Accepted>> oneByOne(List<ReceivedEvent> batch, Map<UUID, Device> known) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(event -> transactions
                        .asWorker(tx -> admit(tx, List.of(event), known))
                        .onFailure(Refusals::isRefusal)
                        .recoverWithUni(refusal -> transactions
                                .asWorker(tx -> park(tx, event, "the database refuses it: " + refusal.getMessage()))
                                .replaceWith(List.<Accepted>of())))
                .collect()
                .asList()
                .map(lists -> lists.stream().flatMap(List::stream).toList());
    }

    private Uni<List<Accepted>> admit(Tx tx, List<ReceivedEvent> batch, Map<UUID, Device> known) {
        return cancellations.among(tx, targets(batch)).chain(cancelled -> store(tx, batch, known, cancelled));
    }

    private Uni<List<Accepted>> store(Tx tx, List<ReceivedEvent> batch, Map<UUID, Device> known, Set<UUID> cancelled) {
        List<Uni<Accepted>> stores = new ArrayList<>();
        List<Uni<Void>> parks = new ArrayList<>();
        for (ReceivedEvent event : batch) {
            SendRequested command = command(event);
            String fault = fault(command, known.get(command.device()));
            if (fault.isEmpty()) {
                stores.add(
                        targets(command).anyMatch(cancelled::contains)
                                ? store.acceptCancelled(tx, command)
                                : store.accept(tx, command));
            } else {
                parks.add(park(tx, event, fault));
            }
        }
        return inOrder(parks).chain(() -> inOrder(stores));
    }

    private Uni<Void> park(Tx tx, ReceivedEvent event, String reason) {
        SendRequested command = command(event);
        tx.afterCommit(() -> {
            LOG.warnf("parked a command of broadcast %s: %s", command.broadcast(), reason);
            parked.increment();
        });
        return parkedCommands.park(tx, event.id(), command, reason);
    }

    /** By what each command could have been cancelled. */
    private static Set<UUID> targets(List<ReceivedEvent> batch) {
        return batch.stream().flatMap(event -> targets(command(event))).collect(Collectors.toSet());
    }

    private static Stream<UUID> targets(SendRequested command) {
        return Stream.of(command.broadcast(), command.device(), command.workspace());
    }

    private static String fault(SendRequested command, @Nullable Device device) {
        if (device == null || !device.workspace().equals(command.workspace())) {
            return "no such device in the workspace";
        }
        return device.shard() == command.shard() ? "" : "the device is on another shard";
    }

    private static <T> Uni<List<T>> inOrder(List<Uni<T>> steps) {
        return steps.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Uni.join().all(steps).andFailFast();
    }

    private void announce(List<Accepted> stored) {
        for (Accepted one : stored) {
            accepted.increment(one.count());
            if (one.count() > 0) {
                SendRequested command = one.command();
                listener.arrived(command.shard(), command.device(), command.lane(), one.firstPlace());
            }
        }
    }

    private static SendRequested command(ReceivedEvent event) {
        return (SendRequested) event.event();
    }
}

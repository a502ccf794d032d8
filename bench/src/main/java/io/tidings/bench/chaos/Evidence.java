package io.tidings.bench.chaos;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What everybody says of the run: the clients, each service's tables, and the sandboxed network.
 *
 * @param posted what the clients posted
 * @param tookOver when each epoch of each shard was taken, and by whom
 * @param stops when senders were stopped
 * @param parked commands and events that were set aside, in all services
 * @param ledger what the ledger says of itself
 */
record Evidence(
        List<Posted> posted,
        Map<String, Broadcast> broadcasts,
        List<Recipient> recipients,
        Map<UUID, Message> messages,
        List<Attempt> attempts,
        Map<Epoch, TakeOver> tookOver,
        List<Stop> stops,
        List<Sighting> sightings,
        Map<UUID, Reservation> reservations,
        long parked,
        Ledger ledger) {

    private static final Set<String> ACCEPTED = Set.of("in_queue", "sending", "completed");

    /** A broadcast as broadcast-service has it. */
    record Broadcast(UUID id, String name, String state, int contacts, BigDecimal cost) {
        boolean isAccepted() {
            return ACCEPTED.contains(state);
        }
    }

    /** A recipient as broadcast-service has it. */
    record Recipient(UUID id, UUID broadcast, String phone, String state, String receipt, BigDecimal cost) {}

    /** A message as messaging-service has it. */
    record Message(UUID id, String state, String receipt) {
        boolean isUnknown() {
            return state.equals("unknown");
        }
    }

    /**
     * An attempt; an empty outcome is one that nobody wrote.
     *
     * @param due when its call was to begin
     */
    record Attempt(UUID message, int number, Epoch epoch, Instant due, String outcome) {}

    /** A time in which a shard had one owner. */
    record Epoch(int shard, long number) {
        Epoch next() {
            return new Epoch(shard, number + 1);
        }
    }

    /**
     * The beginning of an epoch.
     *
     * @param address of the process that it belongs to, with its port
     */
    record TakeOver(Instant at, String address) {}

    /**
     * A sender was stopped for a while.
     *
     * @param port of the process
     */
    record Stop(int port, Instant from, Instant until) {}

    /** A message as the network received it. */
    record Sighting(String correlation, String to, Instant at, int receipts) {
        boolean failsLater() {
            return to.endsWith(Recipients.FAILS_LATER);
        }

        boolean isSilent() {
            return to.endsWith(Recipients.SILENT);
        }
    }

    /** The credit that was set aside for a broadcast. */
    record Reservation(BigDecimal unitPrice, BigDecimal open, BigDecimal charged, BigDecimal writtenOff) {
        boolean isUsed() {
            return open.signum() != 0 || charged.signum() != 0 || writtenOff.signum() != 0;
        }
    }

    /**
     * The ledger's own check.
     *
     * @param balanced whether entries sum to zero and balances are the sums of their entries
     */
    record Ledger(boolean balanced, String text) {}

    /** Recipients of broadcasts that were accepted, answered or not. */
    List<Recipient> accepted() {
        Set<UUID> ids = broadcasts.values().stream()
                .filter(Broadcast::isAccepted)
                .map(Broadcast::id)
                .collect(Collectors.toSet());
        return recipients.stream()
                .filter(recipient -> ids.contains(recipient.broadcast()))
                .toList();
    }

    /** The first time that the network received each message, by our id. */
    Map<String, Sighting> firstSightings() {
        Map<String, Sighting> first = new HashMap<>();
        sightings.forEach(sighting -> first.putIfAbsent(sighting.correlation(), sighting));
        return first;
    }
}

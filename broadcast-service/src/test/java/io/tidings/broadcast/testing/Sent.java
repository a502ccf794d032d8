package io.tidings.broadcast.testing;

import io.tidings.events.Charge;
import io.tidings.events.MessageState;
import io.tidings.events.MessagesChanged;
import io.tidings.events.MessagesChanged.Change;
import io.tidings.events.ReceiptState;
import io.tidings.events.SendingState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A broadcast that was accepted, with the voice of the senders. */
public final class Sent {

    public final Shop shop;
    public final long id;
    public final UUID uuid;

    Sent(Shop shop, long id) {
        this.shop = shop;
        this.id = id;
        this.uuid = (UUID) Database.asWorker()
                .column("SELECT uuid FROM broadcast WHERE id = ?", id)
                .getFirst();
    }

    /** The uuids of its recipients, in their order. */
    public List<UUID> recipients() {
        return Database.asWorker()
                .column("SELECT uuid FROM recipient WHERE broadcast = ? ORDER BY position", uuid)
                .stream()
                .map(UUID.class::cast)
                .toList();
    }

    /** Tells these changes in one event. */
    public MessagesChanged tell(Change... changes) {
        MessagesChanged event = new MessagesChanged(shop.workspace, uuid, shop.device, List.of(changes));
        Kafka.tell(uuid.toString(), event);
        return event;
    }

    /** Tells that these messages went from one sending state to another. */
    public void tell(List<UUID> messages, SendingState from, SendingState to) {
        tell(messages.stream().map(message -> change(message, from, to)).toArray(Change[]::new));
    }

    /** A change of the sending state, with its charge. */
    public static Change change(UUID message, SendingState from, SendingState to) {
        return change(message, new MessageState(from, ReceiptState.NONE), new MessageState(to, ReceiptState.NONE));
    }

    /** A change with its charge at the price of 0.5. */
    public static Change change(UUID message, MessageState from, MessageState to) {
        Charge charge = from.equals(to) ? Charge.NONE : from.chargeTo(to);
        boolean failed = to.sending() == SendingState.FAILED || to.receipt() == ReceiptState.FAILED;
        return new Change(
                message,
                from,
                to,
                Instant.now(),
                charge,
                new BigDecimal("0.5"),
                failed ? 131026 : null,
                failed ? "Message undeliverable" : null);
    }

    /** Delays it to so many seconds from now; nobody is told. */
    public void delayTo(int seconds) {
        Database.asWorker()
                .change(
                        "UPDATE broadcast SET delayed_to = now() + ? * interval '1 second' WHERE uuid = ?",
                        seconds,
                        uuid);
    }

    /** Whether this is true of the broadcast's row. */
    public boolean is(String condition) {
        return Database.asWorker().number("SELECT count(*) FROM broadcast WHERE uuid = ? AND " + condition, uuid) == 1;
    }

    /** A number on the broadcast's row. */
    public long count(String column) {
        return Database.asWorker().number("SELECT " + column + " FROM broadcast WHERE uuid = ?", uuid);
    }

    /** The state on the broadcast's row. */
    public String state() {
        return Database.asWorker().text("SELECT state FROM broadcast WHERE uuid = ?", uuid);
    }
}

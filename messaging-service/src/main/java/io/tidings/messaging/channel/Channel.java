package io.tidings.messaging.channel;

import io.smallrye.mutiny.Uni;
import java.util.function.BooleanSupplier;

/** The way to one kind of provider. */
public interface Channel {

    /** The provider's name in the data of accounts and devices, such as {@code cloud-api}. */
    String provider();

    /**
     * Prepares and sends one message. Never fails: every end is an outcome.
     *
     * @param beforeWrite asked once, on the connection's event loop, as the last thing before the request is written
     *     to the socket; must not block. When it answers false, nothing is written and the outcome is
     *     {@link SendOutcome.NotBegun}. Not asked when the message ends before a connection is there.
     */
    Uni<SendOutcome> send(OutgoingMessage message, BooleanSupplier beforeWrite);
}

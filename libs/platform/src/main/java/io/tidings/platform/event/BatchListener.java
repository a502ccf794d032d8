package io.tidings.platform.event;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** What a service does with events. */
@FunctionalInterface
public interface BatchListener {

    /**
     * Takes in a batch, in the order of its keys; runs on an event loop. While it fails, the same batch comes again with
     * growing pauses, and no other of this subscription. Events that were taken in before may come again: see
     * {@link Inbox}.
     */
    Uni<Void> accept(List<ReceivedEvent> batch);
}

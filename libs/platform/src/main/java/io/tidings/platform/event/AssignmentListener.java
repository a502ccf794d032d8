package io.tidings.platform.event;

import io.smallrye.mutiny.Uni;
import io.tidings.events.Topic;
import java.util.Set;

/** Is told which partitions this process reads; called on the polling thread, so it must not block. */
public interface AssignmentListener {

    /** Doesn't care. */
    AssignmentListener NONE = new AssignmentListener() {};

    /** These partitions came. */
    default void assigned(Topic topic, Set<Integer> partitions) {}

    /**
     * These partitions are to go, and their batch has ended or was given up; they go when the Uni ends, or the drain
     * time is over.
     */
    default Uni<Void> revoked(Topic topic, Set<Integer> partitions) {
        return Uni.createFrom().voidItem();
    }

    /** These partitions are gone already: another process reads them. */
    default void lost(Topic topic, Set<Integer> partitions) {}
}

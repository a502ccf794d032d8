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

    /**
     * These partitions are gone: another process reads them, or may. Follows {@link #revoked} once the group has agreed on
     * who reads them next, which on a busy machine takes seconds; comes alone when this process was taken for dead.
     */
    default void lost(Topic topic, Set<Integer> partitions) {}
}

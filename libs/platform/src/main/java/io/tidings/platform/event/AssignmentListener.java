package io.tidings.platform.event;

import io.smallrye.mutiny.Uni;
import io.tidings.events.Topic;
import java.util.Set;

/** Is told which partitions this process reads; called on the polling thread, so it must not block. */
public interface AssignmentListener {

    /** These partitions came. */
    void assigned(Topic topic, Set<Integer> partitions);

    /**
     * These partitions are to go, and their batch has ended or was given up; they go when the Uni ends, or the drain
     * time is over.
     */
    Uni<Void> revoked(Topic topic, Set<Integer> partitions);

    /** These partitions are gone already: another process reads them. */
    void lost(Topic topic, Set<Integer> partitions);
}

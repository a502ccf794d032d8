package io.tidings.platform.event;

import io.tidings.events.Topic;
import java.util.Set;

/** Is told which partitions this process reads; called on the polling thread, so it must not block. */
public interface AssignmentListener {

    /** Doesn't care. */
    AssignmentListener NONE = new AssignmentListener() {};

    /** These partitions came. */
    default void assigned(Topic topic, Set<Integer> partitions) {}

    /**
     * These partitions are gone: another process reads them, or may. Told once the group has agreed on who reads them next,
     * which on a busy machine is seconds after they were revoked; at once when this process was taken for dead.
     */
    default void lost(Topic topic, Set<Integer> partitions) {}
}

package io.tidings.messaging.queue;

import io.tidings.events.Topic;
import io.tidings.messaging.shard.Ownership;
import io.tidings.platform.event.AssignmentListener;
import java.util.Set;
import java.util.TreeSet;

/**
 * Proposes the assigned partitions as shards. Nothing waits here: the store decides when a shard changes hands. What is
 * revoked is sent for until the group has a successor for it.
 */
final class Proposals implements AssignmentListener {

    private final Ownership ownership;
    private final Set<Integer> assigned = new TreeSet<>();

    Proposals(Ownership ownership) {
        this.ownership = ownership;
    }

    @Override
    public void assigned(Topic topic, Set<Integer> partitions) {
        assigned.addAll(partitions);
        ownership.propose(assigned);
    }

    @Override
    public void lost(Topic topic, Set<Integer> partitions) {
        assigned.removeAll(partitions);
        ownership.propose(assigned);
    }
}

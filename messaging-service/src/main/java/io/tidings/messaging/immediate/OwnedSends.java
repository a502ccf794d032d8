package io.tidings.messaging.immediate;

import io.smallrye.mutiny.Uni;
import io.tidings.messaging.queue.QueueListener;
import io.tidings.messaging.settlement.Outcome;
import io.tidings.messaging.settlement.Outcomes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The owner's side: has a stored message sent at once, and answers how that ended. */
@ApplicationScoped
class OwnedSends {

    private final QueueListener sender;
    private final Outcomes outcomes;
    private final Records records;

    OwnedSends(QueueListener sender, Outcomes outcomes, Records records) {
        this.sender = sender;
        this.outcomes = outcomes;
        this.records = records;
    }

    /**
     * How the message ended, or how it is when patience is at its end. May be asked for any number of times: it is sent
     * because it is in the queue, not because of the call.
     */
    Uni<Outcome> send(UUID workspace, UUID id, Arrival arrival, Duration patience) {
        return Uni.join()
                .first(List.of(outcomes.of(id), already(workspace, id, arrival)))
                .toTerminate()
                .ifNoItem()
                .after(patience)
                .recoverWithUni(() -> now(workspace, id));
    }

    /** Asked after the waiting began, so that no outcome falls between the two. */
    private Uni<Outcome> already(UUID workspace, UUID id, Arrival arrival) {
        return Uni.createFrom().deferred(() -> {
            sender.arrived(arrival.shard(), arrival.device(), arrival.lane(), arrival.place());
            return now(workspace, id)
                    .chain(now -> now.isReached()
                            ? Uni.createFrom().item(now)
                            : Uni.createFrom().nothing());
        });
    }

    private Uni<Outcome> now(UUID workspace, UUID id) {
        return records.find(workspace, id)
                .map(found -> found.orElseThrow(MessageFaults::unknown).outcome());
    }
}

package io.tidings.broadcast.steering;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.steering.Changes.Left;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Ends changes that a crash, or a messaging-service that was away, left half-done. Several processes may do so at once. */
@Singleton
class Reconciliation {

    private static final Logger LOG = Logger.getLogger(Reconciliation.class);

    private final Changes changes;
    private final Messaging messaging;
    private final Withdrawal withdrawal;

    Reconciliation(Changes changes, Messaging messaging, Withdrawal withdrawal) {
        this.changes = changes;
        this.messaging = messaging;
        this.withdrawal = withdrawal;
    }

    @Scheduled(every = "{tidings.steering.tick}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        withdrawal.wake();
        return Uni.createFrom()
                .deferred(this::next)
                .repeat()
                .whilst(found -> found)
                .collect()
                .last()
                .onFailure()
                .invoke(e -> LOG.warnf("changes of broadcasts wait for the next tick: %s", e))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Boolean> next() {
        return changes.left()
                .chain(left -> left.isEmpty()
                        ? Uni.createFrom().item(false)
                        : putRight(left.get()).replaceWith(true));
    }

    private Uni<Void> putRight(Left left) {
        if (left.cancelling()) {
            return messaging
                    .cancel(left.broadcast(), left.workspace())
                    .chain(() -> changes.end(left.broadcast(), Step.CANCEL, left.since()))
                    .invoke(withdrawal::wake)
                    .replaceWithVoid();
        }
        Uni<Void> told = switch (left.state()) {
            case "paused" -> messaging.hold(left.broadcast());
            case "cancelled" -> messaging.cancel(left.broadcast(), left.workspace());
            default -> messaging.lift(left.broadcast());
        };
        return told.chain(() -> changes.settled(left));
    }
}

package io.tidings.broadcast.steering;

import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.broadcast.Broadcast;
import io.tidings.broadcast.broadcast.Broadcasts;
import io.tidings.broadcast.planner.Planner;
import io.tidings.broadcast.planner.Starts;
import io.tidings.platform.fault.NotFound;
import io.tidings.platform.fault.Refused;
import io.tidings.platform.fault.Unavailable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Pauses, resumes and cancels broadcasts. */
@Singleton
public class Steering {

    private static final Logger LOG = Logger.getLogger(Steering.class);
    private static final Duration BUSY = Duration.ofSeconds(1);
    private static final Duration AWAY = Duration.ofSeconds(5);
    /** About two seconds in all, of which a step takes a few milliseconds. */
    private static final int TRIES = 12;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(300);

    private final Broadcasts broadcasts;
    private final Messaging messaging;
    private final Changes changes;
    private final Withdrawal withdrawal;
    private final Planner planner;
    private final Starts starts;

    Steering(
            Broadcasts broadcasts,
            Messaging messaging,
            Changes changes,
            Withdrawal withdrawal,
            Planner planner,
            Starts starts) {
        this.broadcasts = broadcasts;
        this.messaging = messaging;
        this.changes = changes;
        this.withdrawal = withdrawal;
        this.planner = planner;
        this.starts = starts;
    }

    /**
     * Takes the step, and answers the broadcast as it is then; one that was taken already changes nothing. Steps that meet
     * are taken one after the other. Fails with {@link NotFound}, {@link Refused} when it is too late for it, or
     * {@link Unavailable}.
     */
    public Uni<Broadcast> take(Step step, UUID workspace, long id) {
        return Uni.createFrom()
                .deferred(() -> tryTo(step, workspace, id))
                .onFailure(Changing.class)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(TRIES)
                .onFailure(Changing.class)
                .transform(still -> new Unavailable(BUSY));
    }

    private Uni<Broadcast> tryTo(Step step, UUID workspace, long id) {
        return find(workspace, id).chain(broadcast -> {
            if (step.isDone(broadcast.state())) {
                return Uni.createFrom().item(broadcast);
            }
            requirePossible(step, broadcast);
            return change(step, workspace, broadcast)
                    .chain(() -> find(workspace, id))
                    .invoke(now -> {
                        if (!step.isDone(now.state())) {
                            requirePossible(step, now);
                        }
                    });
        });
    }

    private Uni<Broadcast> find(UUID workspace, long id) {
        return broadcasts
                .find(workspace, id)
                .map(found -> found.orElseThrow(() -> new NotFound("BroadCast not found")));
    }

    private static void requirePossible(Step step, Broadcast broadcast) {
        if (!step.isPossible(broadcast.state())) {
            throw new Refused(
                    "broadcast_" + broadcast.state(),
                    "The broadcast is " + broadcast.state().replace('_', ' ') + " and can't be " + step.done() + ".");
        }
    }

    private Uni<Void> change(Step step, UUID workspace, Broadcast broadcast) {
        UUID uuid = broadcast.uuid();
        return changes.begin(uuid, broadcast.state(), step)
                .map(begun -> begun.orElseThrow(Changing::new))
                .chain(since -> tell(step, workspace, uuid).chain(() -> changes.end(uuid, step, since)))
                .chain(ended -> ended ? Uni.createFrom().voidItem() : unsettled(uuid, true))
                .invoke(() -> goOn(step));
    }

    private Uni<Void> unsettled(UUID broadcast, boolean mayBeTold) {
        return changes.abandon(broadcast, mayBeTold)
                .chain(() -> Uni.createFrom().failure(new Unavailable(AWAY)));
    }

    private Uni<Void> tell(Step step, UUID workspace, UUID uuid) {
        Uni<Void> told = switch (step) {
            case PAUSE -> messaging.hold(uuid);
            case RESUME -> messaging.lift(uuid);
            case CANCEL -> messaging.cancel(uuid, workspace);
        };
        return told.onFailure()
                .invoke(e -> LOG.warnf("broadcast %s could not be %s: %s", uuid, step.done(), e))
                .onFailure()
                .recoverWithUni(e -> unsettled(uuid, !(e instanceof NotHeard)));
    }

    private void goOn(Step step) {
        switch (step) {
            case PAUSE -> {}
            case RESUME -> {
                planner.wake();
                starts.wake();
            }
            case CANCEL -> withdrawal.wake();
        }
    }

    /** The broadcast was changed between the look at it and the step, or is being changed. */
    private static final class Changing extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}

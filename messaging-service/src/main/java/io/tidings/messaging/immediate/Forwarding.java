package io.tidings.messaging.immediate;

import io.smallrye.mutiny.Uni;
import io.tidings.messaging.shard.Ownership;
import io.tidings.messaging.shard.ShardOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Brings a stored message to the owner of its device: in this process, or over one call. */
@ApplicationScoped
class Forwarding {

    private static final Logger LOG = Logger.getLogger(Forwarding.class);

    private final ImmediateConfig config;
    private final Ownership ownership;
    private final OwnedSends here;
    private final OwnerClient elsewhere;
    private final InstantSource clock;

    Forwarding(
            ImmediateConfig config,
            Ownership ownership,
            OwnedSends here,
            @RestClient OwnerClient elsewhere,
            InstantSource clock) {
        this.config = config;
        this.ownership = ownership;
        this.here = here;
        this.elsewhere = elsewhere;
        this.clock = clock;
    }

    /**
     * How the message ended. It is stored, so whatever fails here means only that it is not known in time, as is having
     * no owner for the moment: it goes out once there is one.
     */
    Uni<MessageView> forward(UUID workspace, UUID id, Arrival arrival, Instant arrived) {
        return ownership
                .owner(arrival.shard())
                .chain(owner -> send(owner, workspace, id, arrival, arrived))
                .ifNoItem()
                .after(left(arrived))
                .recoverWithItem(() -> MessageView.queued(id))
                .onFailure()
                .invoke(e -> LOG.infof("message %s waits in the queue: %s", id, e))
                .onFailure()
                .recoverWithItem(() -> MessageView.queued(id));
    }

    private Uni<MessageView> send(
            Optional<ShardOwner> owner, UUID workspace, UUID id, Arrival arrival, Instant arrived) {
        if (owner.isEmpty()) {
            return Uni.createFrom().item(MessageView.queued(id));
        }
        Duration patience = left(arrived).minus(config.hop());
        if (owner.get().isHere()) {
            return here.send(workspace, id, arrival, patience).map(MessageView::of);
        }
        Hop hop = new Hop(workspace, arrival, patience.toMillis());
        return elsewhere.send("http://" + owner.get().address(), id, hop);
    }

    private Duration left(Instant arrived) {
        Duration left = config.patience().minus(Duration.between(arrived, clock.instant()));
        return left.compareTo(config.hop()) > 0 ? left : config.hop().plusMillis(1);
    }
}

package io.tidings.messaging.immediate;

import io.smallrye.mutiny.Uni;
import io.tidings.messaging.shard.Ownership;
import io.tidings.messaging.shard.ShardOwner;
import io.tidings.platform.caller.ServicesOnly;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** Where the owner of a device is told of a stored message. */
@Path("/internal/sends")
@ServicesOnly
@RespondsIn(Dialect.INTERNAL)
public class SendResource {

    private final Ownership ownership;
    private final OwnedSends sends;

    SendResource(Ownership ownership, OwnedSends sends) {
        this.ownership = ownership;
        this.sends = sends;
    }

    /** The message as it is once it is settled, unknown, or patience at its end; 409 {@code not_owner}. */
    @POST
    @Path("/{id}")
    public Uni<MessageView> send(UUID id, Hop hop) {
        return ownership.owner(hop.arrival().shard()).chain(owner -> {
            if (owner.filter(ShardOwner::isHere).isEmpty()) {
                return Uni.createFrom().failure(MessageFaults.notOwner());
            }
            return sends.send(hop.workspace(), id, hop.arrival(), hop.patience())
                    .map(MessageView::of);
        });
    }
}

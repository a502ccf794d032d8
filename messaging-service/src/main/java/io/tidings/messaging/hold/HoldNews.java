package io.tidings.messaging.hold;

import io.smallrye.mutiny.Uni;
import io.tidings.messaging.shard.Ownership;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Tells every sender that the holds have changed, after the commit. Nothing depends on it: a sender that is not reached
 * looks by itself twice a second.
 */
@ApplicationScoped
class HoldNews {

    private static final Logger LOG = Logger.getLogger(HoldNews.class);

    private final HeldTargets here;
    private final Ownership ownership;
    private final OwnerClients owners;

    HoldNews(HeldTargets here, Ownership ownership, OwnerClients owners) {
        this.here = here;
        this.ownership = ownership;
        this.owners = owners;
    }

    /** Tells, without waiting for it. */
    void tell() {
        here.look();
        ownership
                .otherOwners()
                .subscribe()
                .with(this::tell, e -> LOG.warnf("it is not known who is to be told of holds: %s", e.toString()));
    }

    private void tell(Set<String> addresses) {
        for (String address : addresses) {
            Uni.createFrom()
                    .deferred(() -> owners.at(address).changed())
                    .subscribe()
                    .with(done -> {}, e -> LOG.warnf("the sender at %s was not told of holds: %s", address, e));
        }
    }
}

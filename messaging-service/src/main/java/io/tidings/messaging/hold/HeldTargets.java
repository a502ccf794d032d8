package io.tidings.messaging.hold;

import io.smallrye.mutiny.Uni;
import io.tidings.messaging.loop.Loop;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What is held, as this sender last saw it. Looks when it is told to, and in any case every {@link HoldConfig#look}. The
 * claim decides; this spares slots and notices what was lifted. Lives on the loop.
 */
@ApplicationScoped
public class HeldTargets {

    private static final Logger LOG = Logger.getLogger(HeldTargets.class);

    private final Loop loop;
    private final HoldStore store;
    private final HoldConfig config;

    private @Nullable Consumer<Set<UUID>> lifted;
    private Set<UUID> held = Set.of();
    private String fingerprint = "";
    private boolean looking;
    private boolean lookAgain;

    HeldTargets(Loop loop, HoldStore store, HoldConfig config) {
        this.loop = loop;
        this.store = store;
        this.config = config;
    }

    /** Begins to look; {@code whenLifted} is told, on the loop, what is held no longer. */
    public void watch(Consumer<Set<UUID>> whenLifted) {
        loop.run(() -> {
            lifted = whenLifted;
            turn();
        });
    }

    /** Whether a message of this batch, device and workspace is held. */
    public boolean covers(@Nullable UUID batch, UUID device, UUID workspace) {
        return !held.isEmpty()
                && (held.contains(device) || held.contains(workspace) || batch != null && held.contains(batch));
    }

    /** The holds may have changed. May be called from any thread. */
    public void look() {
        loop.run(this::lookNow);
    }

    private void turn() {
        lookNow();
        loop.after(config.look(), this::turn);
    }

    private void lookNow() {
        if (lifted == null) {
            return;
        }
        if (looking) {
            lookAgain = true;
            return;
        }
        looking = true;
        // read before the targets: what changes in between is seen the next time
        store.fingerprint()
                .chain(now -> now.equals(fingerprint) ? Uni.createFrom().voidItem() : read(now))
                .emitOn(loop::run)
                .subscribe()
                .with(done -> looked(), e -> {
                    LOG.warnf("the holds could not be read: %s", e.toString());
                    loop.run(this::looked);
                });
    }

    private Uni<Void> read(String now) {
        return store.targets()
                .emitOn(loop::run)
                .invoke(targets -> {
                    fingerprint = now;
                    take(targets);
                })
                .replaceWithVoid();
    }

    private void take(Set<UUID> targets) {
        Set<UUID> free = new HashSet<>(held);
        free.removeAll(targets);
        held = targets;
        if (!free.isEmpty() && lifted != null) {
            lifted.accept(free);
        }
    }

    private void looked() {
        looking = false;
        if (lookAgain) {
            lookAgain = false;
            lookNow();
        }
    }
}

package io.tidings.messaging.hold;

import jakarta.enterprise.inject.Vetoed;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Nothing is held in virtual time. */
@Vetoed
public final class StandInHolds extends HeldTargets {

    public StandInHolds() {
        super(null, null, null);
    }

    @Override
    public void watch(Consumer<Set<UUID>> whenLifted) {}

    @Override
    public void look() {}
}

package io.tidings.messaging.hold;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.enterprise.inject.Vetoed;
import java.util.UUID;

/** A provider's stop holds nothing in virtual time: the device rests, and tries again. */
@Vetoed
public final class StandInStops extends ProviderStops {

    public StandInStops() {
        super(null, null, new SimpleMeterRegistry());
    }

    @Override
    public void stopAccount(UUID account, String reason) {}

    @Override
    public void stopDevice(UUID device, String reason) {}
}

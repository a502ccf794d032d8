package io.tidings.platform.event;

import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when every consumer has been given its partitions once. A Kafka that goes away later does not make a process
 * unready, since its requests are still served.
 */
@Readiness
@Singleton
class EventsReadiness implements HealthCheck {

    private final EventConsumers consumers;

    EventsReadiness(EventConsumers consumers) {
        this.consumers = consumers;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> waiting = consumers.waiting();
        return HealthCheckResponse.named("events")
                .status(waiting.isEmpty())
                .withData("waiting", String.join(",", waiting))
                .build();
    }
}

package io.tidings.gateway.visit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code tidings_gateway_requests_seconds}, by the operation's pattern and the status: both have few values. */
@Singleton
class VisitMetrics {
    private final MeterRegistry registry;
    private final Map<Outcome, Timer> timers = new ConcurrentHashMap<>();

    VisitMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(Visit visit) {
        timers.computeIfAbsent(new Outcome(visit.label(), visit.status()), this::timer)
                .record(visit.age());
    }

    private Timer timer(Outcome outcome) {
        return Timer.builder("tidings.gateway.requests")
                .description("Requests by operation and status, from arrival to the last byte of the answer")
                .tag("route", outcome.route())
                .tag("status", Integer.toString(outcome.status()))
                .register(registry);
    }

    private record Outcome(String route, int status) {}
}

package io.tidings.gateway.visit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;

/** {@code tidings_gateway_requests_seconds}, by the operation's pattern and the status: both have few values. */
@Singleton
class VisitMetrics {
    private final MeterRegistry registry;

    VisitMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(Visit visit) {
        Timer.builder("tidings.gateway.requests")
                .description("Requests by operation and status, from arrival to the last byte of the answer")
                .tag("route", visit.label())
                .tag("status", Integer.toString(visit.status()))
                .register(registry)
                .record(visit.age());
    }
}

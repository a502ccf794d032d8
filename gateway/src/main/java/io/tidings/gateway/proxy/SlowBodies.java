package io.tidings.gateway.proxy;

import io.tidings.gateway.visit.Visit;
import io.tidings.platform.fault.Fault;
import io.tidings.platform.fault.Refused;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;

/**
 * Gives bodies up whose clients stop sending, or drip: each would hold a connection here and one to a service. A client
 * that waits because the service does not read is not one of them.
 */
@Singleton
class SlowBodies {
    private static final int REQUEST_TIMEOUT = 408;

    private final Vertx vertx;
    private final Limits limits;

    SlowBodies(Vertx vertx, Limits limits) {
        this.vertx = vertx;
        this.limits = limits;
    }

    /** Looks at the body's progress until it has ended, or the answer has. */
    void watch(Visit visit, MeteredBody body) {
        vertx.setPeriodic(limits.slow().toMillis(), timer -> {
            if (isOver(visit, body)) {
                vertx.cancelTimer(timer);
            } else if (body.crawls(limits.slowBytes().asLongValue())) {
                vertx.cancelTimer(timer);
                body.giveUp(late());
            }
        });
    }

    static Fault late() {
        return new Refused("request_timeout", "The request body did not arrive in time.", REQUEST_TIMEOUT);
    }

    private static boolean isOver(Visit visit, MeteredBody body) {
        return body.isEnded()
                || body.isThrownAway()
                || body.fault().isPresent()
                || visit.response().ended()
                || visit.response().closed();
    }
}

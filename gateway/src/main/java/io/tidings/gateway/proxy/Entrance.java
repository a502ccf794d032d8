package io.tidings.gateway.proxy;

import io.tidings.gateway.answer.Answers;
import io.tidings.gateway.answer.Cors;
import io.tidings.gateway.answer.SecurityHeaders;
import io.tidings.gateway.connection.SlowHeads;
import io.tidings.gateway.developer.Pages;
import io.tidings.gateway.route.Upstream;
import io.tidings.gateway.visit.Visit;
import io.tidings.gateway.visit.Visits;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.Malformed;
import io.tidings.platform.fault.NotFound;
import io.tidings.platform.fault.Unavailable;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.TreeSet;

/** Where every request comes in, but those for the process itself. */
@Singleton
class Entrance {
    /** Before Quarkus' own check of body sizes, whose answer has no body. */
    private static final int FIRST = -100;

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final OwnPaths own;
    private final Visits visits;
    private final SlowHeads heads;
    private final SecurityHeaders security;
    private final Cors cors;
    private final Doorkeeper doorkeeper;
    private final Forwarder forwarder;
    private final Pages pages;
    private final Answers answers;
    private final Drain drain;

    Entrance(
            OwnPaths own,
            Visits visits,
            SlowHeads heads,
            SecurityHeaders security,
            Cors cors,
            Doorkeeper doorkeeper,
            Forwarder forwarder,
            Pages pages,
            Answers answers,
            Drain drain) {
        this.own = own;
        this.visits = visits;
        this.heads = heads;
        this.security = security;
        this.cors = cors;
        this.doorkeeper = doorkeeper;
        this.forwarder = forwarder;
        this.pages = pages;
        this.answers = answers;
        this.drain = drain;
    }

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(this::enter).failureHandler(this::turnAway);
        router.errorHandler(BAD_REQUEST, this::turnAway);
    }

    private void enter(RoutingContext context) {
        heads.arrived(context.request());
        if (own.have(context.request())) {
            security.add(context.request());
            context.addEndHandler(over -> heads.answered(context.request()));
            context.next();
            return;
        }
        Visit visit = begin(context);
        cors.open(visit.request());
        Future.succeededFuture(visit).compose(this::serve).onFailure(failure -> answers.refuse(visit, failure));
    }

    /** Answers what the HTTP layer itself could make nothing of. */
    private void turnAway(RoutingContext context) {
        Visit visit = begin(context);
        visit.speak(Dialect.ofPath(context.request().path()));
        answers.refuse(
                visit,
                context.statusCode() == NOT_FOUND ? new NotFound() : new Malformed("The request could not be read."));
    }

    private Visit begin(RoutingContext context) {
        HttpServerRequest request = context.request();
        security.add(request);
        Visit visit = visits.begin(request);
        visit.whenOver(() -> heads.answered(request));
        return visit;
    }

    private Future<Void> serve(Visit visit) {
        if (drain.hasBegun()) {
            return refuse(visit);
        }
        if (cors.isPreflight(visit.request())) {
            return preflight(visit);
        }
        if (HttpMethod.OPTIONS.equals(visit.request().method())) {
            return options(visit);
        }
        return doorkeeper.admit(visit).compose(admission -> answer(visit, admission));
    }

    private Future<Void> answer(Visit visit, Admission admission) {
        if (admission.route().upstream() != Upstream.PAGES) {
            return forwarder.forward(visit, admission);
        }
        pages.show(visit, admission.route());
        return Future.succeededFuture();
    }

    /** A client that comes again comes over a new connection, and so to a gateway that stays. */
    private static Future<Void> refuse(Visit visit) {
        visit.speak(Dialect.ofPath(visit.request().path()));
        visit.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        return Future.failedFuture(new Unavailable(RETRY_AFTER));
    }

    private Future<Void> preflight(Visit visit) {
        visit.name("preflight");
        cors.permit(visit.request());
        answers.nothing(visit);
        return Future.succeededFuture();
    }

    private Future<Void> options(Visit visit) {
        String allowed = String.join(", ", new TreeSet<>(doorkeeper.methods(visit)));
        visit.name("options");
        visit.response().putHeader("Allow", allowed);
        answers.nothing(visit);
        return Future.succeededFuture();
    }
}

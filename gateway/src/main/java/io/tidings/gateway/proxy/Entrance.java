package io.tidings.gateway.proxy;

import io.tidings.gateway.answer.Answers;
import io.tidings.gateway.answer.Cors;
import io.tidings.gateway.visit.Visit;
import io.tidings.gateway.visit.Visits;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.Malformed;
import io.tidings.platform.fault.NotFound;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.TreeSet;

/** Where every request comes in, but those for the process itself ({@code /q/}: health and metrics). */
@Singleton
class Entrance {
    /** Before Quarkus' own check of body sizes, whose answer has no body. */
    private static final int FIRST = -100;

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final String OWN = "/q/";

    private final Visits visits;
    private final Cors cors;
    private final Doorkeeper doorkeeper;
    private final Forwarder forwarder;
    private final Answers answers;

    Entrance(Visits visits, Cors cors, Doorkeeper doorkeeper, Forwarder forwarder, Answers answers) {
        this.visits = visits;
        this.cors = cors;
        this.doorkeeper = doorkeeper;
        this.forwarder = forwarder;
        this.answers = answers;
    }

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(this::enter).failureHandler(this::turnAway);
        router.errorHandler(BAD_REQUEST, this::turnAway);
    }

    private void enter(RoutingContext context) {
        if (context.request().path().startsWith(OWN)) {
            context.next();
            return;
        }
        Visit visit = visits.begin(context.request());
        cors.open(visit.request());
        Future.succeededFuture(visit).compose(this::serve).onFailure(failure -> answers.refuse(visit, failure));
    }

    /** Answers what the HTTP layer itself could make nothing of. */
    private void turnAway(RoutingContext context) {
        Visit visit = visits.begin(context.request());
        visit.speak(Dialect.ofPath(context.request().path()));
        answers.refuse(
                visit,
                context.statusCode() == NOT_FOUND ? new NotFound() : new Malformed("The request could not be read."));
    }

    private Future<Void> serve(Visit visit) {
        if (cors.isPreflight(visit.request())) {
            return preflight(visit);
        }
        if (HttpMethod.OPTIONS.equals(visit.request().method())) {
            return options(visit);
        }
        return doorkeeper.admit(visit).compose(admission -> forwarder.forward(visit, admission));
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

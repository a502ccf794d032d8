package io.tidings.gateway.proxy;

import io.tidings.gateway.credential.Inward;
import io.tidings.gateway.rate.RateLimits;
import io.tidings.gateway.route.Ability;
import io.tidings.gateway.route.Credential;
import io.tidings.gateway.route.LimitClass;
import io.tidings.gateway.route.Match;
import io.tidings.gateway.route.RequestPath;
import io.tidings.gateway.route.Route;
import io.tidings.gateway.route.RouteTable;
import io.tidings.gateway.route.Upstream;
import io.tidings.gateway.visit.Visit;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.Forbidden;
import io.tidings.platform.fault.Malformed;
import io.tidings.platform.fault.NotBuilt;
import io.tidings.platform.fault.NotFound;
import io.tidings.platform.fault.WrongMethod;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides whether and as what a request may go on: path, method, credential, rate, then whether anybody serves it. */
@Singleton
class Doorkeeper {
    private final RequestChecks checks;
    private final RouteTable table;
    private final Identification identification;
    private final HeldBodies bodies;
    private final RateLimits rates;

    Doorkeeper(
            RequestChecks checks,
            RouteTable table,
            Identification identification,
            HeldBodies bodies,
            RateLimits rates) {
        this.checks = checks;
        this.table = table;
        this.identification = identification;
        this.bodies = bodies;
        this.rates = rates;
    }

    /** The methods of the request's path, for a client that asks for them. */
    Set<String> methods(Visit visit) {
        return switch (match(visit, path(visit))) {
            case Match.Unknown unknown -> throw new NotFound();
            case Match.WrongMethod wrong -> names(wrong.allowed());
            case Match.Found found -> names(found.allowed());
        };
    }

    /** The admitted request, or the fault to answer with. */
    Future<Admission> admit(Visit visit) {
        RequestPath path = path(visit);
        return switch (match(visit, path)) {
            case Match.Unknown unknown -> throw new NotFound();
            case Match.WrongMethod wrong -> throw new WrongMethod(names(wrong.allowed()));
            case Match.Found found -> admit(visit, found, path);
        };
    }

    private static RequestPath path(Visit visit) {
        String raw = visit.request().path();
        try {
            return RequestPath.parse(raw);
        } catch (IllegalArgumentException e) {
            visit.speak(Dialect.ofPath(raw));
            throw new Malformed("The path is not readable.");
        }
    }

    private Match match(Visit visit, RequestPath path) {
        Match match = table.find(visit.request().method(), path);
        visit.speak(match.dialect());
        checks.check(visit);
        return match;
    }

    private Future<Admission> admit(Visit visit, Match.Found found, RequestPath path) {
        visit.name(found.first().label());
        if (found.first().credential() == Credential.NONE) {
            Route route = found.first();
            return rates.open(visit, route.limits())
                    .map(counted -> admission(route, path, Optional.empty()))
                    .compose(admission -> isStreamed(route)
                            ? Future.succeededFuture(admission)
                            : bodies.readOpen(visit).map(admission));
        }
        return identification
                .identify(visit, found.first().credential())
                .compose(inward -> admit(visit, found, path, inward));
    }

    private static boolean isStreamed(Route route) {
        return route.limits() == LimitClass.WEBHOOK || route.upstream() == Upstream.PAGES;
    }

    private Future<Admission> admit(Visit visit, Match.Found found, RequestPath path, Inward inward) {
        visit.belongTo(inward.workspace());
        Route route = found.routes().size() == 1 ? found.first() : found.choose(query(visit), inward.apiToken());
        visit.speak(route.dialect());
        return rates.known(visit, route.limits(), inward).map(counted -> admission(route, path, Optional.of(inward)));
    }

    private static Admission admission(Route route, RequestPath path, Optional<Inward> inward) {
        if (route.upstream() == Upstream.NOT_BUILT) {
            inward.ifPresent(known -> require(route.ability(), known));
            throw new NotBuilt();
        }
        return new Admission(route, path, inward);
    }

    /** Services look at abilities, finer ones too; this is for what no service answers. */
    private static void require(Ability ability, Inward inward) {
        Set<String> abilities = inward.claims().abilities();
        boolean isFiner = abilities.stream().anyMatch(one -> one.contains(":"));
        if (!isFiner && !abilities.contains(ability.claim())) {
            throw Forbidden.lacking(ability.claim());
        }
    }

    private static MultiMap query(Visit visit) {
        try {
            return visit.request().params();
        } catch (IllegalArgumentException e) {
            throw new Malformed("The query is not readable.");
        }
    }

    private static Set<String> names(Set<HttpMethod> methods) {
        return methods.stream().map(HttpMethod::name).collect(Collectors.toSet());
    }
}

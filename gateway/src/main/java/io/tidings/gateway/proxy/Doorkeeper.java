package io.tidings.gateway.proxy;

import io.tidings.gateway.credential.Bearer;
import io.tidings.gateway.credential.CredentialExchange;
import io.tidings.gateway.credential.Inward;
import io.tidings.gateway.route.Credential;
import io.tidings.gateway.route.Match;
import io.tidings.gateway.route.RequestPath;
import io.tidings.gateway.route.Route;
import io.tidings.gateway.route.RouteTable;
import io.tidings.gateway.route.Upstream;
import io.tidings.gateway.visit.Visit;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.Malformed;
import io.tidings.platform.fault.NotBuilt;
import io.tidings.platform.fault.NotFound;
import io.tidings.platform.fault.WrongMethod;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides whether and as what a request may go on: path, method, credential, then whether anybody serves it. */
@Singleton
class Doorkeeper {
    private final RequestChecks checks;
    private final RouteTable table;
    private final CredentialExchange credentials;
    private final Vertx vertx;

    Doorkeeper(RequestChecks checks, RouteTable table, CredentialExchange credentials, Vertx vertx) {
        this.checks = checks;
        this.table = table;
        this.credentials = credentials;
        this.vertx = vertx;
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
            case Match.Found found -> identify(visit, found).map(inward -> admission(visit, found, path, inward));
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

    private Future<Optional<Inward>> identify(Visit visit, Match.Found found) {
        visit.name(found.first().label());
        if (found.first().credential() == Credential.NONE) {
            return Future.succeededFuture(Optional.empty());
        }
        String token = Bearer.token(visit.request().headers().getAll(HttpHeaders.AUTHORIZATION));
        return Future.fromCompletionStage(credentials.exchange(token), vertx.getOrCreateContext())
                .map(Optional::of);
    }

    private static Admission admission(Visit visit, Match.Found found, RequestPath path, Optional<Inward> inward) {
        inward.ifPresent(known -> visit.belongTo(known.workspace()));
        boolean apiToken = inward.map(Inward::apiToken).orElse(false);
        Route route = found.routes().size() == 1 ? found.first() : found.choose(query(visit), apiToken);
        visit.speak(route.dialect());
        if (route.upstream() == Upstream.NOT_BUILT) {
            throw new NotBuilt();
        }
        return new Admission(route, path, inward);
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

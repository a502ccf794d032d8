package io.tidings.gateway.proxy;

import io.tidings.gateway.credential.AccessTokens;
import io.tidings.gateway.credential.Bearer;
import io.tidings.gateway.credential.CredentialExchange;
import io.tidings.gateway.credential.Inward;
import io.tidings.gateway.credential.Shown;
import io.tidings.gateway.rate.RateLimits;
import io.tidings.gateway.route.Credential;
import io.tidings.gateway.visit.Visit;
import io.tidings.platform.fault.Unauthenticated;
import io.tidings.platform.fault.Unavailable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Finds out for whom a request is; addresses that fail too often are not listened to for a while. */
@Singleton
class Identification {
    private final HeldBodies bodies;
    private final CredentialExchange credentials;
    private final RateLimits rates;
    private final Vertx vertx;

    Identification(HeldBodies bodies, CredentialExchange credentials, RateLimits rates, Vertx vertx) {
        this.bodies = bodies;
        this.credentials = credentials;
        this.rates = rates;
        this.vertx = vertx;
    }

    /** For whom it is, or the fault to answer with. */
    Future<Inward> identify(Visit visit, Credential where) {
        return Future.succeededFuture(visit)
                .compose(come -> token(come, where))
                .compose(token -> exchange(visit, Shown.of(token)))
                .recover(failure -> refuse(visit, failure));
    }

    private Future<String> token(Visit visit, Credential where) {
        List<String> headers = visit.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        return where == Credential.BEARER_OR_BODY && Bearer.isAbsent(headers)
                ? bodyOf(visit).map(body -> accessToken(visit, body))
                : Future.succeededFuture(Bearer.token(headers));
    }

    /** What must be held before anybody is known is held for no address that fails too often, and failing to send it counts. */
    private Future<Buffer> bodyOf(Visit visit) {
        rates.guess(visit);
        return bodies.read(visit).recover(failure -> {
            Future<Buffer> refusal = Future.failedFuture(failure);
            return failure instanceof Unavailable
                    ? refusal
                    : rates.unauthenticated(visit).compose(counted -> refusal);
        });
    }

    private static String accessToken(Visit visit, Buffer body) {
        HttpServerRequest request = visit.request();
        boolean asks = HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method());
        return AccessTokens.ofBody(body.getBytes())
                .or(() -> asks ? AccessTokens.ofQuery(request.query()) : Optional.empty())
                .map(Bearer::sane)
                .orElseThrow(Unauthenticated::missing);
    }

    private Future<Inward> exchange(Visit visit, Shown shown) {
        if (!credentials.hasAccepted(shown)) {
            rates.guess(visit);
        }
        String address = visit.request().remoteAddress().hostAddress();
        return Future.fromCompletionStage(credentials.exchange(shown, address), vertx.getOrCreateContext());
    }

    private Future<Inward> refuse(Visit visit, Throwable failure) {
        Future<Inward> refusal = Future.failedFuture(failure);
        return isUnauthenticated(failure) ? rates.unauthenticated(visit).compose(counted -> refusal) : refusal;
    }

    private static boolean isUnauthenticated(Throwable failure) {
        return failure instanceof Unauthenticated
                || failure instanceof CompletionException wrapped && wrapped.getCause() instanceof Unauthenticated;
    }
}

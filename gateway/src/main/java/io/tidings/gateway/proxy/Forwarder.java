package io.tidings.gateway.proxy;

import io.tidings.gateway.breaker.Breakers;
import io.tidings.gateway.credential.AccessTokens;
import io.tidings.gateway.route.Credential;
import io.tidings.gateway.route.LimitClass;
import io.tidings.gateway.route.Route;
import io.tidings.gateway.route.Upstream;
import io.tidings.gateway.visit.Visit;
import io.tidings.platform.fault.Fault;
import io.tidings.platform.fault.Refused;
import io.tidings.platform.fault.TooLarge;
import io.tidings.platform.fault.Unavailable;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Streams an admitted request to its service, and the answer back. */
@Singleton
class Forwarder {
    private static final Logger LOG = Logger.getLogger(Forwarder.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final String FRESH_TOKEN = "x-access-token";
    private static final int FIRST_ERROR = 400;

    private final Upstreams upstreams;
    private final Breakers breakers;
    private final OpenCalls openCalls;
    private final Limits limits;
    private final SlowBodies slowBodies;
    private final EarlyAnswers earlyAnswers;

    Forwarder(
            Upstreams upstreams,
            Breakers breakers,
            OpenCalls openCalls,
            Limits limits,
            SlowBodies slowBodies,
            EarlyAnswers earlyAnswers) {
        this.upstreams = upstreams;
        this.breakers = breakers;
        this.openCalls = openCalls;
        this.limits = limits;
        this.slowBodies = slowBodies;
        this.earlyAnswers = earlyAnswers;
    }

    /** Completes when the answer is through; fails with a fault as long as none has begun. */
    Future<Void> forward(Visit visit, Admission admission) {
        Upstream upstream = admission.route().upstream();
        if (visit.framing().length() > limits.body(admission.route().limits())) {
            return Future.failedFuture(new TooLarge());
        }
        if (!openCalls.admits(visit, admission.route())
                || !breakers.of(upstream).admits()) {
            return Future.failedFuture(new Unavailable(RETRY_AFTER));
        }
        return upstreams
                .request(upstream, visit.request().method())
                .recover(failure -> Future.failedFuture(away(visit, upstream, failure)))
                .compose(outgoing -> pass(visit, admission, outgoing));
    }

    private Future<Void> pass(Visit visit, Admission admission, Outgoing outgoing) {
        if (visit.response().closed()) {
            outgoing.request().reset();
            return Future.succeededFuture();
        }
        outgoing.request().exceptionHandler(failure -> LOG.debugf("%s broke off: %s", visit.label(), failure));
        return visit.held()
                .map(body -> passWhole(visit, admission, outgoing, body))
                .orElseGet(() -> stream(visit, admission, outgoing));
    }

    private Future<Void> passWhole(Visit visit, Admission admission, Outgoing outgoing, Buffer body) {
        return send(admission, outgoing, head(visit, admission).setBody(Body.body(body)))
                .onSuccess(answer -> breakers.of(admission.route().upstream()).worked())
                .recover(failure ->
                        Future.failedFuture(away(visit, admission.route().upstream(), failure)))
                .compose(answer -> reply(visit, admission, answer));
    }

    private Future<Void> stream(Visit visit, Admission admission, Outgoing outgoing) {
        if (visit.request().headers().contains(HttpHeaders.EXPECT)) {
            visit.response().writeContinue();
        }
        MeteredBody body = body(visit, admission.route().limits(), outgoing.request());
        return request(visit, admission, body)
                .send(outgoing.request())
                .recover(failure -> retry(visit, admission, outgoing, failure))
                .onSuccess(answer -> breakers.of(admission.route().upstream()).worked())
                .recover(failure -> Future.failedFuture(unanswered(visit, admission, body, failure)))
                .compose(answer -> earlyAnswers.hold(visit, body).compose(held -> reply(visit, admission, answer)))
                .onComplete(over -> {
                    if (body.isThrownAway()) {
                        outgoing.request().reset();
                        earlyAnswers.leave(visit, body);
                    }
                });
    }

    /** Sends again, once, what the service can't have heard, or what may be asked twice; whatever else failed stays so. */
    private Future<ProxyResponse> retry(Visit visit, Admission admission, Outgoing first, Throwable failure) {
        if (!Retries.isSafe(visit, first, failure)) {
            return Future.failedFuture(failure);
        }
        return upstreams
                .request(admission.route().upstream(), visit.request().method())
                .compose(outgoing ->
                        send(admission, outgoing, head(visit, admission).setBody(null)));
    }

    private Future<ProxyResponse> send(Admission admission, Outgoing outgoing, ProxyRequest whole) {
        outgoing.request().idleTimeout(limits.answer(admission.route().limits()).toMillis());
        return whole.send(outgoing.request());
    }

    /** The time to answer runs from the end of the request, however long the client takes to send it. */
    private MeteredBody body(Visit visit, LimitClass limitClass, HttpClientRequest outgoing) {
        long patience = limits.answer(limitClass).toMillis();
        MeteredBody body =
                new MeteredBody(visit.request(), limits.body(limitClass), () -> outgoing.idleTimeout(patience));
        if (visit.framing().hasBody()) {
            slowBodies.watch(visit, body);
        }
        return body;
    }

    private static ProxyRequest request(Visit visit, Admission admission, MeteredBody body) {
        ProxyRequest request = head(visit, admission);
        return request.setBody(Body.body(body, request.getBody().length()));
    }

    private static ProxyRequest head(Visit visit, Admission admission) {
        ProxyRequest request = ProxyRequest.reverseProxy(visit.request());
        String query = query(visit, admission.route());
        request.setURI(query == null ? admission.path().toString() : admission.path() + "?" + query);
        InwardHeaders.prepare(request.headers(), visit, admission);
        return request;
    }

    /** A credential is for the gateway only, whether or not it was the one that counted. */
    private static @Nullable String query(Visit visit, Route route) {
        String query = visit.request().query();
        return route.credential() == Credential.BEARER_OR_BODY ? AccessTokens.without(query) : query;
    }

    private static Future<Void> reply(Visit visit, Admission admission, ProxyResponse answer) {
        int status = answer.getStatusCode();
        if (status >= FIRST_ERROR && !isJson(answer)) {
            answer.release();
            return Future.failedFuture(new Refused("http_" + status, "The request could not be served.", status));
        }
        OutwardHeaders.clean(answer.headers(), visit.dialect());
        admission.inward().flatMap(inward -> inward.refresh()).ifPresent(fresh -> answer.putHeader(FRESH_TOKEN, fresh));
        Body body = answer.getBody();
        answer.setBody(Body.body(new AnswerBody(body.stream(), visit.request()), body.length()));
        return answer.send();
    }

    private static boolean isJson(ProxyResponse answer) {
        String type = answer.headers().get(HttpHeaders.CONTENT_TYPE);
        return type != null && type.contains("json");
    }

    private Fault unanswered(Visit visit, Admission admission, MeteredBody body, Throwable failure) {
        if (body.fault().isPresent()) {
            return body.fault().get();
        }
        boolean isSent = body.isEnded() || !visit.framing().hasBody();
        return isSent ? away(visit, admission.route().upstream(), failure) : brokenOff(visit, failure);
    }

    /** Counts for the breaker, unless the client left. */
    private Fault away(Visit visit, Upstream upstream, Throwable failure) {
        if (!visit.response().closed()) {
            LOG.warnf("%s gave no answer: %s", upstream, failure.getMessage());
            breakers.of(upstream).failed();
        }
        return new Unavailable(RETRY_AFTER);
    }

    /** A request of which not all was sent: any client could have made the service hang up, so it counts for nothing. */
    private static Fault brokenOff(Visit visit, Throwable failure) {
        LOG.infof("%s was not taken to its end: %s", visit.label(), failure.getMessage());
        return new Unavailable(RETRY_AFTER);
    }
}

package io.tidings.gateway.proxy;

import io.tidings.gateway.route.LimitClass;
import io.tidings.gateway.visit.Visit;
import io.tidings.platform.fault.Fault;
import io.tidings.platform.fault.Refused;
import io.tidings.platform.fault.TooLarge;
import io.tidings.platform.fault.Unavailable;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Streams an admitted request to its service, and the answer back. */
@Singleton
class Forwarder {
    private static final Logger LOG = Logger.getLogger(Forwarder.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final String FRESH_TOKEN = "x-access-token";
    private static final int FIRST_ERROR = 400;

    private final Upstreams upstreams;
    private final Limits limits;
    private final SlowBodies slowBodies;
    private final EarlyAnswers earlyAnswers;

    Forwarder(Upstreams upstreams, Limits limits, SlowBodies slowBodies, EarlyAnswers earlyAnswers) {
        this.upstreams = upstreams;
        this.limits = limits;
        this.slowBodies = slowBodies;
        this.earlyAnswers = earlyAnswers;
    }

    /** Completes when the answer is through; fails with a fault as long as none has begun. */
    Future<Void> forward(Visit visit, Admission admission) {
        if (visit.framing().length() > limits.body(admission.route().limits())) {
            return Future.failedFuture(new TooLarge());
        }
        return upstreams
                .request(admission.route().upstream(), visit.request().method())
                .recover(failure -> Future.failedFuture(away(visit, admission, failure)))
                .compose(outgoing -> pass(visit, admission, outgoing));
    }

    private Future<Void> pass(Visit visit, Admission admission, HttpClientRequest outgoing) {
        if (visit.response().closed()) {
            outgoing.reset();
            return Future.succeededFuture();
        }
        if (visit.request().headers().contains(HttpHeaders.EXPECT)) {
            visit.response().writeContinue();
        }
        outgoing.exceptionHandler(failure -> LOG.debugf("%s broke off: %s", visit.label(), failure));
        MeteredBody body = body(visit, admission.route().limits(), outgoing);
        return request(visit, admission, body)
                .send(outgoing)
                .recover(failure -> Future.failedFuture(body.fault().orElseGet(() -> away(visit, admission, failure))))
                .compose(answer -> earlyAnswers.hold(visit, body).compose(held -> reply(visit, admission, answer)))
                .onComplete(over -> {
                    if (body.isThrownAway()) {
                        outgoing.reset();
                    }
                });
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
        ProxyRequest request = ProxyRequest.reverseProxy(visit.request());
        String query = visit.request().query();
        request.setURI(query == null ? admission.path().toString() : admission.path() + "?" + query);
        request.setBody(Body.body(body, request.getBody().length()));
        InwardHeaders.prepare(request.headers(), visit, admission);
        return request;
    }

    private static Future<Void> reply(Visit visit, Admission admission, ProxyResponse answer) {
        int status = answer.getStatusCode();
        if (status >= FIRST_ERROR && !isJson(answer)) {
            answer.release();
            return Future.failedFuture(new Refused("http_" + status, "The request could not be served.", status));
        }
        OutwardHeaders.clean(answer.headers());
        admission.inward().flatMap(inward -> inward.refresh()).ifPresent(fresh -> answer.putHeader(FRESH_TOKEN, fresh));
        Body body = answer.getBody();
        answer.setBody(Body.body(new AnswerBody(body.stream(), visit.request()), body.length()));
        return answer.send();
    }

    private static boolean isJson(ProxyResponse answer) {
        String type = answer.headers().get(HttpHeaders.CONTENT_TYPE);
        return type != null && type.contains("json");
    }

    private static Fault away(Visit visit, Admission admission, Throwable failure) {
        if (!visit.response().closed()) {
            LOG.warnf("%s gave no answer: %s", admission.route().upstream(), failure.getMessage());
        }
        return new Unavailable(RETRY_AFTER);
    }
}

package io.tidings.gateway.visit;

import io.tidings.platform.fault.Dialect;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/** A request on its way; used on its event loop only. */
public final class Visit {
    private static final String UNMATCHED = "unmatched";
    /** What access logs use for a client that left before its answer. */
    private static final int CLIENT_LEFT = 499;

    private final HttpServerRequest request;
    private final String id;
    private final Framing framing;
    private final long begun = System.nanoTime();
    private Dialect dialect = Dialect.INTERNAL;
    private String label = UNMATCHED;
    private String workspace = "-";

    Visit(HttpServerRequest request, String id) {
        this.request = request;
        this.id = id;
        this.framing = Framing.of(request.headers());
    }

    public HttpServerRequest request() {
        return request;
    }

    public HttpServerResponse response() {
        return request.response();
    }

    /** The request id. */
    public String id() {
        return id;
    }

    /** Where its body ends. */
    public Framing framing() {
        return framing;
    }

    /** How errors are worded from here on. */
    public void speak(Dialect spoken) {
        dialect = spoken;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Names the operation, by its pattern. */
    public void name(String operation) {
        label = operation;
    }

    /** The operation's pattern; one name for all unknown ones. */
    public String label() {
        return label;
    }

    /** Notes for whom the request is. */
    public void belongTo(String workspaceId) {
        workspace = workspaceId;
    }

    String workspace() {
        return workspace;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    int status() {
        return response().ended() ? response().getStatusCode() : CLIENT_LEFT;
    }
}

package io.tidings.gateway.visit;

import io.tidings.platform.fault.Dialect;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request on its way; used on its event loop only. */
public final class Visit {
    private static final String UNMATCHED = "unmatched";
    /** What access logs use for a client that left before its answer. */
    private static final int CLIENT_LEFT = 499;

    private final HttpServerRequest request;
    private final String id;
    private final Framing framing;
    private @Nullable Buffer held;
    private final List<Runnable> atEnd = new ArrayList<>();
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

    /** Keeps the whole body, which was read and can't be read again. */
    public void hold(Buffer body) {
        held = body;
    }

    /** The whole body, if it was read. */
    public Optional<Buffer> held() {
        return Optional.ofNullable(held);
    }

    /** Has this done when the answer is through, or the client has left. */
    public void whenOver(Runnable last) {
        atEnd.add(last);
    }

    void end() {
        atEnd.forEach(Runnable::run);
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    int status() {
        return response().ended() ? response().getStatusCode() : CLIENT_LEFT;
    }
}

package io.tidings.messaging.report;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/test-node-connection}. */
@Path("/api/test-node-connection")
@RespondsIn(Dialect.FLOWKIRIM)
class NodeReportResource {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String WEBHOOKS = "/webhooks";

    private final ProcessFigures process;
    private final WorkStore work;
    private final CurrentCaller caller;
    private final InstantSource clock;

    NodeReportResource(ProcessFigures process, WorkStore work, CurrentCaller caller, InstantSource clock) {
        this.process = process;
        this.work = work;
        this.caller = caller;
        this.clock = clock;
    }

    /** The process that answers, and what waits for the caller's workspace; nothing of any other. */
    @GET
    @Requires("read")
    public Uni<Envelope> report(
            @RestHeader("X-Forwarded-Proto") @Nullable String scheme,
            @RestHeader("X-Forwarded-Host") @Nullable String host) {
        return work.of(caller.get().workspace())
                .map(waiting -> new Envelope(true, report(waiting, webhooks(scheme, host))));
    }

    private NodeReport report(Work waiting, String webhooks) {
        Duration uptime = process.uptime();
        return new NodeReport(
                true,
                "OK",
                MILLIS.format(clock.instant()),
                uptime.toSeconds(),
                ProcessFigures.words(uptime),
                process.runtime(),
                process.platform(),
                process.memory(),
                webhooks,
                waiting.batches(),
                waiting.scheduled(),
                waiting.messages(),
                List.of(),
                NodeReport.Sessions.NONE);
    }

    /** As the gateway was called; by whatever name, if nobody told. */
    private static String webhooks(@Nullable String scheme, @Nullable String host) {
        return host == null ? WEBHOOKS : (scheme == null ? "https" : scheme) + "://" + host + WEBHOOKS;
    }

    /** Flowkirim's, around the report's own word of success. */
    record Envelope(boolean success, NodeReport data) {}
}

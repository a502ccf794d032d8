package io.tidings.broadcast.intake.api;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.broadcast.Broadcast;
import io.tidings.broadcast.broadcast.Broadcasts;
import io.tidings.broadcast.broadcast.Recipients;
import io.tidings.broadcast.broadcast.api.BroadcastJson;
import io.tidings.broadcast.broadcast.api.StreamedBroadcast;
import io.tidings.broadcast.field.JsonWanted;
import io.tidings.broadcast.intake.Accepted;
import io.tidings.broadcast.intake.BodyGate;
import io.tidings.broadcast.intake.Intake;
import io.tidings.broadcast.intake.OrderForm;
import io.tidings.broadcast.mapping.MappingText;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.NotBuilt;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/** Where broadcasts are ordered. */
@Path("/api/v1/send-broadcast")
@RespondsIn(Dialect.CONFIRMED)
@Produces(MediaType.APPLICATION_JSON)
public class SendBroadcastResource {

    private final RequestBodyReader reader;
    private final BodyGate gate;
    private final Intake intake;
    private final Broadcasts broadcasts;
    private final Recipients recipients;
    private final StreamedBroadcast streamed;
    private final CurrentCaller caller;

    SendBroadcastResource(
            RequestBodyReader reader,
            BodyGate gate,
            Intake intake,
            Broadcasts broadcasts,
            Recipients recipients,
            StreamedBroadcast streamed,
            CurrentCaller caller) {
        this.reader = reader;
        this.gate = gate;
        this.intake = intake;
        this.broadcasts = broadcasts;
        this.recipients = recipients;
        this.streamed = streamed;
        this.caller = caller;
    }

    /** Accepts a broadcast; the body is taken in and read on a virtual thread. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(value = "write", or = "messages:send")
    @Blocking
    @RunOnVirtualThread
    public RestMulti<byte[]> send(InputStream body) {
        Caller asking = caller.get();
        Multi<byte[]> answer = accept(asking, body).onItem().transformToMulti(accepted -> answer(asking, accepted));
        return RestMulti.fromMultiData(answer).encodeAsJsonArray(false).build();
    }

    /** Files come with a later version, and so do forms. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Requires(value = "write", or = "messages:send")
    public Uni<Void> sendForm() {
        throw new NotBuilt();
    }

    /** What command line clients call any text that they are given no type for, JSON above all. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Requires(value = "write", or = "messages:send")
    public Uni<Void> sendFields() {
        throw JsonWanted.fault();
    }

    private Uni<Accepted> accept(Caller asking, InputStream body) {
        try (ReceivedBody received = ReceivedBody.of(body, gate.largest())) {
            return accept(asking, received);
        }
    }

    private Uni<Accepted> accept(Caller asking, ReceivedBody body) {
        Runnable leave = gate.enter(body.size());
        try {
            OrderForm form = new FormReader(reader.read(body)).read();
            return intake.accept(asking, form)
                    .onItemOrFailure()
                    .invoke(() -> form.data().ifPresent(MappingText::forget))
                    .onTermination()
                    .invoke(leave);
        } catch (RuntimeException e) {
            leave.run();
            throw e;
        }
    }

    private Multi<byte[]> answer(Caller asking, Accepted accepted) {
        return broadcasts
                .find(asking.workspace(), accepted.id())
                .onItem()
                .transformToMulti(found -> answer(asking, accepted, found.orElseThrow()));
    }

    private Multi<byte[]> answer(Caller asking, Accepted accepted, Broadcast broadcast) {
        Map<String, @Nullable Object> behind =
                BroadcastJson.behindMapping(broadcast, BroadcastJson.raw(broadcast.globalData()));
        behind.put("duplicates", accepted.duplicates());
        behind.put("duplicate_rows", duplicateRows(accepted));
        behind.put("missing_variables", accepted.missing());
        return streamed.write(
                BroadcastJson.beforeMapping(broadcast, asking.zone()),
                recipients.rows(asking.workspace(), broadcast),
                behind,
                "The broadcast will be sent");
    }

    private static List<Map<String, Object>> duplicateRows(Accepted accepted) {
        return accepted.firstDuplicates().stream()
                .map(duplicate -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("row", duplicate.row());
                    row.put("phone", duplicate.phone());
                    row.put("first_row", duplicate.firstRow());
                    return row;
                })
                .toList();
    }
}

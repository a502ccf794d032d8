package io.tidings.broadcast.sender.api;

import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.api.Success;
import io.tidings.broadcast.field.FieldErrors;
import io.tidings.broadcast.field.QueryFields;
import io.tidings.broadcast.sender.Sender;
import io.tidings.broadcast.sender.Senders;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The numbers over which a template may be sent. */
@Path("/api/v1/template/accounts")
@RespondsIn(Dialect.CONFIRMED)
@Produces(MediaType.APPLICATION_JSON)
public class SenderResource {

    private final Senders senders;
    private final CurrentCaller caller;

    SenderResource(Senders senders, CurrentCaller caller) {
        this.senders = senders;
        this.caller = caller;
    }

    /** All of them; their ids are the values of {@code template_account_flow_id}. */
    @GET
    @Requires("read")
    public Uni<Success> list(@RestQuery("template_id") @Nullable String templateId) {
        FieldErrors errors = new FieldErrors();
        long id = new QueryFields(errors).requiredId("template_id", templateId).orElse(0);
        errors.raise();
        return senders.ofTemplate(caller.get().workspace(), id)
                .map(found -> Success.of(rows(found), "Accounts Retreived Successfully"));
    }

    private static List<Map<String, Object>> rows(List<Sender> senders) {
        return senders.stream()
                .map(sender ->
                        Map.<String, Object>of("id", sender.id(), "phone", sender.phone(), "name", sender.name()))
                .toList();
    }
}

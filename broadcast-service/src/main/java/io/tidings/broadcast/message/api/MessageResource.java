package io.tidings.broadcast.message.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.message.MessageForm;
import io.tidings.broadcast.message.Messages;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Where single messages are ordered. */
@Path("/api/v1/messages")
@RespondsIn(Dialect.CONFIRMED)
@Produces(MediaType.APPLICATION_JSON)
public class MessageResource {

    private static final String KEY = "Idempotency-Key";

    private final Messages messages;
    private final ObjectMapper json;
    private final CurrentCaller caller;

    MessageResource(Messages messages, ObjectMapper json, CurrentCaller caller) {
        this.messages = messages;
        this.json = json;
        this.caller = caller;
    }

    /** Sends a message now, or takes it for later. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(value = "write", or = "messages:send")
    public Uni<Response> send(@Nullable MessageBody body, @RestHeader(KEY) @Nullable String key) {
        return send(new MessageFields(json, body == null ? null : body.fields()).form(key));
    }

    /** The same as a form. */
    @POST
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    @Requires(value = "write", or = "messages:send")
    public Uni<Response> sendForm(
            byte[] form, @RestHeader(HttpHeaders.CONTENT_TYPE) String type, @RestHeader(KEY) @Nullable String key) {
        return send(new MessageFields(json, FieldsOfForm.json(form, type)).form(key));
    }

    private Uni<Response> send(MessageForm form) {
        Caller asking = caller.get();
        return messages.send(asking, form).map(sent -> MessageJson.answer(sent, asking.zone()));
    }
}

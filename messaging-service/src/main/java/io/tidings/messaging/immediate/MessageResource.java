package io.tidings.messaging.immediate;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.ServicesOnly;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** Single messages, for services. */
@Path("/internal/messages")
@ServicesOnly
@RespondsIn(Dialect.INTERNAL)
public class MessageResource {

    private final Sends sends;

    MessageResource(Sends sends) {
        this.sends = sends;
    }

    /**
     * Stores the message and answers it as it is within 2 s; the same id again is the same message. 409
     * {@code id_taken}.
     */
    @POST
    public Uni<MessageView> send(SendRequest request) {
        return sends.send(request);
    }

    /** The message as it is now. */
    @GET
    @Path("/{id}")
    public Uni<MessageView> show(UUID id, @RestQuery UUID workspace) {
        return sends.find(workspace, id);
    }

    /** Takes the id for ever; the answer is {@code cancelled}, or the message that is stored under it. */
    @DELETE
    @Path("/{id}")
    public Uni<MessageView> withdraw(UUID id, @RestQuery UUID workspace) {
        return sends.withdraw(workspace, id);
    }
}

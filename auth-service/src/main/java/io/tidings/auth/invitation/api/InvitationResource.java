package io.tidings.auth.invitation.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.form.Form;
import io.tidings.auth.invitation.Invitations;
import io.tidings.auth.invitation.Taken;
import io.tidings.auth.membership.Role;
import io.tidings.auth.roster.api.RoleForm;
import io.tidings.auth.user.Emails;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/invitations}: people who are asked into a workspace. Only for who is signed in. */
@RespondsIn(Dialect.CONFIRMED)
@Path("/api/v1/invitations")
public class InvitationResource {
    private static final int CREATED = 201;
    private static final int LONGEST_SECRET = 128;

    private final CurrentCaller current;
    private final Invitations invitations;

    InvitationResource(CurrentCaller current, Invitations invitations) {
        this.current = current;
        this.invitations = invitations;
    }

    /** The invitations that wait in the caller's workspace. */
    @GET
    @Requires("read")
    public Uni<Map<String, Object>> list() {
        return invitations
                .list(current.get())
                .map(found ->
                        success(found.stream().map(InvitationBody::of).toList(), "Invitations Retrieved Successfully"));
    }

    /** Makes an invitation; its token is shown this once, for the caller to pass on. */
    @POST
    @ResponseStatus(CREATED)
    @Requires("read")
    public Uni<Map<String, Object>> invite(@Nullable JsonNode body) {
        Form form = new Form(body);
        String email = Emails.read(form);
        Role role = RoleForm.read(form);
        form.end();
        return invitations
                .invite(current.get(), email, role)
                .map(made -> success(InvitationBody.of(made), "Invitation Created Successfully"));
    }

    /** Ends an invitation before it is accepted. */
    @DELETE
    @Path("/{id: [0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}}")
    @Requires("read")
    public Uni<Map<String, Object>> revoke(@RestPath UUID id, byte @Nullable [] ignored) {
        return invitations.revoke(current.get(), id).map(done -> success(Map.of(), "Invitation Deleted Successfully"));
    }

    /** Joins the workspace of an invitation; to work in it, the caller switches there. */
    @POST
    @Path("/accept")
    @Requires("read")
    public Uni<Map<String, Object>> accept(@Nullable JsonNode body) {
        Form form = new Form(body);
        String secret = form.text("token", LONGEST_SECRET);
        form.end();
        return invitations
                .accept(current.get(), secret)
                .map(taken -> success(Map.of("workspace", place(taken)), "Invitation Accepted Successfully"));
    }

    private static Map<String, Object> place(Taken taken) {
        return Map.of("id", taken.number(), "uuid", taken.workspace(), "name", taken.name(), "role", taken.role());
    }

    private static Map<String, Object> success(Object data, String message) {
        return Map.of("success", true, "data", data, "message", message);
    }
}

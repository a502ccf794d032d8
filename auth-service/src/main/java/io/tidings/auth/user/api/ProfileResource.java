package io.tidings.auth.user.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.credit.Balance;
import io.tidings.auth.credit.Credits;
import io.tidings.auth.sender.Senders;
import io.tidings.auth.user.ProfileChange;
import io.tidings.auth.user.User;
import io.tidings.auth.user.Users;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import io.tidings.platform.fault.Unauthenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/user}: the caller's profile. Only who is signed in changes it. */
@RespondsIn(Dialect.CONFIRMED)
@Path("/api/v1/user")
public class ProfileResource {
    private final CurrentCaller current;
    private final Users users;
    private final Credits credits;
    private final Senders senders;
    private final ProfileChange changes;

    ProfileResource(CurrentCaller current, Users users, Credits credits, Senders senders, ProfileChange changes) {
        this.current = current;
        this.users = users;
        this.credits = credits;
        this.senders = senders;
        this.changes = changes;
    }

    /** The caller's profile, with the credit of the workspace and the accounts that it sends from. */
    @GET
    @Requires("read")
    public Uni<Envelope> profile() {
        Caller caller = current.get();
        return users.ofWorkspace(caller.workspace(), caller.user())
                .map(user -> user.orElseThrow(Unauthenticated::wrong))
                .chain(user -> body(caller.workspace(), user))
                .map(body -> new Envelope(true, body, "User Profile Retrieved Successfully"));
    }

    /** Changes name, language and e-mail, the last one with the password. */
    @PUT
    @Requires("read")
    public Uni<Map<String, Object>> change(@Nullable JsonNode body) {
        return changes.change(current.get(), ProfileForm.wish(body))
                .map(user -> success(ProfileBody.of(user), "User Profile Updated Successfully"));
    }

    /** Sends a code to another phone. */
    @POST
    @Path("/phone")
    @Requires("read")
    public Uni<Map<String, Object>> askForPhone(@Nullable JsonNode body) {
        ProfileForm.PhoneWish wish = ProfileForm.phoneWish(body);
        return changes.askForPhone(current.get(), wish.phone(), wish.password())
                .map(done -> success(Map.of(), "A code is on its way to this WhatsApp number."));
    }

    /** Makes the phone that the code went to the caller's. */
    @POST
    @Path("/phone/verify")
    @Requires("read")
    public Uni<Map<String, Object>> provePhone(@Nullable JsonNode body) {
        return changes.provePhone(current.get(), ProfileForm.code(body))
                .map(user -> success(ProfileBody.of(user), "Phone Number Changed Successfully"));
    }

    private static Map<String, Object> success(Object data, String message) {
        return Map.of("success", true, "data", data, "message", message);
    }

    private Uni<Body> body(UUID workspace, User user) {
        return Uni.combine()
                .all()
                .unis(credits.of(workspace), senders.accounts(workspace))
                .asTuple()
                .map(both -> new Body(ProfileBody.of(user), both.getItem1(), AccountBody.of(both.getItem2())));
    }

    /** The documented body. */
    public record Envelope(boolean success, Body data, String message) {}

    /** The profile; the credit has an id here, unlike in a login. */
    public record Body(@JsonUnwrapped ProfileBody profile, Balance credit, List<AccountBody> accounts) {}
}

package io.tidings.auth.user.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.credit.Balance;
import io.tidings.auth.credit.Credits;
import io.tidings.auth.sender.Senders;
import io.tidings.auth.user.User;
import io.tidings.auth.user.Users;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import io.tidings.platform.fault.Unauthenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;

/** {@code GET /api/v1/user}. */
@RespondsIn(Dialect.CONFIRMED)
@Path("/api/v1/user")
public class ProfileResource {
    private final CurrentCaller current;
    private final Users users;
    private final Credits credits;
    private final Senders senders;

    ProfileResource(CurrentCaller current, Users users, Credits credits, Senders senders) {
        this.current = current;
        this.users = users;
        this.credits = credits;
        this.senders = senders;
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

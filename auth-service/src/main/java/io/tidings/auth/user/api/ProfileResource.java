package io.tidings.auth.user.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.credit.Balance;
import io.tidings.auth.credit.Credits;
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

/** {@code GET /api/v1/user}. */
@RespondsIn(Dialect.CONFIRMED)
@Path("/api/v1/user")
public class ProfileResource {
    private final CurrentCaller current;
    private final Users users;
    private final Credits credits;

    ProfileResource(CurrentCaller current, Users users, Credits credits) {
        this.current = current;
        this.users = users;
        this.credits = credits;
    }

    /** The caller's profile, with the credit of the workspace. */
    @GET
    @Requires("read")
    public Uni<Envelope> profile() {
        Caller caller = current.get();
        return users.ofWorkspace(caller.workspace(), caller.user())
                .map(user -> user.orElseThrow(Unauthenticated::wrong))
                .chain(user -> credits.of(caller.workspace()).map(balance -> envelope(user, balance)));
    }

    private static Envelope envelope(User user, Balance balance) {
        return new Envelope(true, new Body(ProfileBody.of(user), balance), "User Profile Retrieved Successfully");
    }

    /** The documented body. */
    public record Envelope(boolean success, Body data, String message) {}

    /** The profile; the credit has an id here, unlike in a login. */
    public record Body(@JsonUnwrapped ProfileBody profile, Balance credit) {}
}

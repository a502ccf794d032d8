package io.tidings.auth.session.api;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.session.Logout;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/logout}. */
@RespondsIn(Dialect.CONFIRMED)
@Path("/api/v1/logout")
public class LogoutResource {
    private final CurrentCaller current;
    private final Logout logout;

    LogoutResource(CurrentCaller current, Logout logout) {
        this.current = current;
        this.logout = logout;
    }

    /** Ends the login of the token that came. */
    @POST
    @Requires("read")
    public Uni<Map<String, Object>> logout(byte @Nullable [] ignored) {
        return logout.of(current.get())
                .replaceWith(Map.of("success", true, "data", Map.of(), "message", "Logged Out Successfully"));
    }
}

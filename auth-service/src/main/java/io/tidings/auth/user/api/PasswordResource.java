package io.tidings.auth.user.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.user.PasswordChange;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/user/password}. */
@RespondsIn(Dialect.CONFIRMED)
@Path("/api/v1/user/password")
public class PasswordResource {
    private final CurrentCaller current;
    private final PasswordChange passwords;

    PasswordResource(CurrentCaller current, PasswordChange passwords) {
        this.current = current;
        this.passwords = passwords;
    }

    /** Changes the caller's password; all other logins of theirs end. */
    @POST
    @Requires("read")
    public Uni<Map<String, Object>> change(@Nullable JsonNode body) {
        PasswordForm form = PasswordForm.of(body);
        return passwords
                .change(current.get(), form.present(), form.next())
                .replaceWith(Map.of("success", true, "data", Map.of(), "message", "Password Changed Successfully"));
    }
}

package io.tidings.auth.user.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.connection.Client;
import io.tidings.auth.user.PasswordReset;
import io.tidings.platform.caller.Open;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/password}: for people who forgot theirs. No answer tells whether there is an account. */
@Open
@RespondsIn(Dialect.CONFIRMED)
@Path("/api/v1/password")
public class PasswordResetResource {
    private final PasswordReset passwords;

    PasswordResetResource(PasswordReset passwords) {
        this.passwords = passwords;
    }

    /** Sends a code to the phone of the account. */
    @POST
    @Path("/forgot")
    public Uni<Map<String, Object>> forgot(@Nullable JsonNode body, HttpServerRequest http) {
        return Uni.createFrom()
                .item(() -> PasswordResetForm.asked(body))
                .chain(email -> passwords.ask(email, client(http)))
                .map(done -> success("If this account exists, a code is on its way to its WhatsApp number."));
    }

    /** Replaces the password with the code's help, and ends all logins. */
    @POST
    @Path("/reset")
    public Uni<Map<String, Object>> reset(@Nullable JsonNode body, HttpServerRequest http) {
        return Uni.createFrom()
                .item(() -> PasswordResetForm.of(body))
                .chain(form -> passwords.reset(form.email(), form.code(), form.password(), client(http)))
                .map(done -> success("Password Changed Successfully"));
    }

    private static Client client(HttpServerRequest http) {
        return Client.of(http.remoteAddress().host(), http.getHeader(HttpHeaders.USER_AGENT));
    }

    private static Map<String, Object> success(String message) {
        return Map.of("success", true, "data", Map.of(), "message", message);
    }
}

package io.tidings.auth.login.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.connection.Client;
import io.tidings.auth.login.CodeWanted;
import io.tidings.auth.login.Login;
import io.tidings.auth.login.LoginOutcome;
import io.tidings.auth.login.SignedIn;
import io.tidings.platform.caller.Open;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/login}. */
@Open
@RespondsIn(Dialect.CONFIRMED)
@Path("/api/v1/login")
public class LoginResource {
    private final Login login;

    LoginResource(Login login) {
        this.login = login;
    }

    /** A login token for e-mail and password. */
    @POST
    public Uni<Map<String, Object>> login(@Nullable JsonNode body, HttpServerRequest http) {
        return Uni.createFrom()
                .item(() -> new LoginRequest(body).attempt(client(http)))
                .chain(login::signIn)
                .map(LoginResource::body);
    }

    private static Client client(HttpServerRequest http) {
        return Client.of(http.remoteAddress().host(), http.getHeader(HttpHeaders.USER_AGENT));
    }

    private static Map<String, Object> body(LoginOutcome outcome) {
        return switch (outcome) {
            case SignedIn in -> success(LoginBody.of(in), "User Retrieved Successfully");
            case CodeWanted wanted ->
                success(
                        Map.of("user_id", wanted.userNumber(), "two_factor_verified", true),
                        "Two-Factor Authentication is enabled. Please provide your 2FA code.");
        };
    }

    private static Map<String, Object> success(Object data, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", true);
        body.put("data", data);
        body.put("message", message);
        return body;
    }
}

package io.tidings.auth.signup.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.connection.Client;
import io.tidings.auth.signup.Applicant;
import io.tidings.auth.signup.SignUps;
import io.tidings.auth.signup.Verification;
import io.tidings.platform.caller.Open;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/register}: accounts for people who come by themselves. No answer tells whether there is one already. */
@Open
@RespondsIn(Dialect.CONFIRMED)
@Path("/api/v1/register")
public class RegisterResource {
    private static final int CREATED = 201;
    private static final int SHOWN_DIGITS = 3;

    private final SignUps signUps;
    private final Verification verification;

    RegisterResource(SignUps signUps, Verification verification) {
        this.signUps = signUps;
        this.verification = verification;
    }

    /** Registers an account with a workspace, and sends a verification code to its WhatsApp number. */
    @POST
    @ResponseStatus(CREATED)
    public Uni<Map<String, Object>> register(@Nullable JsonNode body, HttpServerRequest http) {
        return Uni.createFrom()
                .item(() -> new RegisterForm(body).applicant())
                .chain(who -> signUps.register(who, client(http)).map(done -> registered(who)));
    }

    /** Verifies an account with its password and the code that was sent; after that its owner can sign in. */
    @POST
    @Path("/verify")
    public Uni<Map<String, Object>> verify(@Nullable JsonNode body, HttpServerRequest http) {
        return Uni.createFrom()
                .item(() -> new RegisterForm(body).given())
                .chain(given -> verification.verify(given.email(), given.password(), given.code(), client(http)))
                .map(done -> success(Map.of(), "Account Verified Successfully"));
    }

    /** Sends another code. */
    @POST
    @Path("/resend")
    public Uni<Map<String, Object>> resend(@Nullable JsonNode body, HttpServerRequest http) {
        return Uni.createFrom()
                .item(() -> new RegisterForm(body).email())
                .chain(email -> verification.again(email, client(http)))
                .map(done -> success(
                        Map.of(),
                        "If this account waits to be verified, a new code is on its way to its WhatsApp number."));
    }

    private static Map<String, Object> registered(Applicant who) {
        return success(
                Map.of("email", who.email(), "phone", masked(who.phone())),
                "Thank you. If this email is new here, a verification code is on its way to your WhatsApp number.");
    }

    private static String masked(String phone) {
        int hidden = Math.max(0, phone.length() - 2 * SHOWN_DIGITS);
        return phone.substring(0, SHOWN_DIGITS) + "*".repeat(hidden) + phone.substring(SHOWN_DIGITS + hidden);
    }

    private static Client client(HttpServerRequest http) {
        return Client.of(http.remoteAddress().host(), http.getHeader(HttpHeaders.USER_AGENT));
    }

    private static Map<String, Object> success(Map<String, Object> data, String message) {
        return Map.of("success", true, "data", data, "message", message);
    }
}

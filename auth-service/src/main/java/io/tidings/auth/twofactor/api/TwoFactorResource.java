package io.tidings.auth.twofactor.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.session.LoginOnly;
import io.tidings.auth.twofactor.TwoFactor;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/user/two-factor}: the caller's own second factor; only for people who are signed in, in any role. */
@Requires("read")
@RespondsIn(Dialect.CONFIRMED)
@Path("/api/v1/user/two-factor")
public class TwoFactorResource {
    private final CurrentCaller current;
    private final TwoFactor twoFactor;
    private final ObjectMapper json;

    TwoFactorResource(CurrentCaller current, TwoFactor twoFactor, ObjectMapper json) {
        this.current = current;
        this.twoFactor = twoFactor;
        this.json = json;
    }

    /** Begins: a secret for an authenticator app, for the password. Nothing is switched on yet. */
    @POST
    public Uni<Envelope> enrol(@Nullable JsonNode body) {
        Caller person = person();
        return twoFactor
                .enrol(person, new TwoFactorForm(body).password())
                .map(enrolment -> new Envelope(
                        true,
                        EnrolmentBody.of(enrolment),
                        "Scan the QR code with an authenticator app and confirm with the code that it shows."));
    }

    /** Switches it on, for a code of the app. */
    @POST
    @Path("/confirm")
    public Uni<Envelope> confirm(@Nullable JsonNode body) {
        Caller person = person();
        return twoFactor
                .confirm(person, new TwoFactorForm(body).code())
                .map(codes -> new Envelope(true, CodesBody.of(codes), "Two-factor authentication is enabled."));
    }

    /** New recovery codes in the place of the old ones, for the password. */
    @POST
    @Path("/recovery-codes")
    public Uni<Envelope> renewCodes(@Nullable JsonNode body) {
        Caller person = person();
        return twoFactor
                .renewCodes(person, new TwoFactorForm(body).password())
                .map(codes -> new Envelope(true, CodesBody.of(codes), "The recovery codes were replaced."));
    }

    /** Switches it off, for the password. The body may be of any type, since many clients name none here. */
    @DELETE
    public Uni<Envelope> disable(byte @Nullable [] body) throws IOException {
        Caller person = person();
        JsonNode fields = body == null || body.length == 0 ? null : json.readTree(body);
        return twoFactor
                .disable(person, new TwoFactorForm(fields).password())
                .replaceWith(new Envelope(true, null, "Two-factor authentication is disabled."));
    }

    private Caller person() {
        return LoginOnly.of(current.get());
    }

    /** As confirmed's answers are. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Envelope(boolean success, @Nullable Object data, String message) {}
}

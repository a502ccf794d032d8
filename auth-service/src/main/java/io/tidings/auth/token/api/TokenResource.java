package io.tidings.auth.token.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.token.WorkspaceTokens;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import io.tidings.platform.paging.PageRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /api/api-tokens}: the API tokens of a user, in the caller's workspace. */
@RespondsIn(Dialect.FLOWKIRIM)
@Path("/api/api-tokens")
public class TokenResource {
    private static final int CREATED = 201;
    private static final int MOST = 1_000;

    private final CurrentCaller current;
    private final WorkspaceTokens tokens;
    private final InstantSource clock;
    private final ObjectMapper json;

    TokenResource(CurrentCaller current, WorkspaceTokens tokens, InstantSource clock, ObjectMapper json) {
        this.current = current;
        this.tokens = tokens;
        this.clock = clock;
        this.json = json;
    }

    /** The tokens of a user, the caller's own when none is named (in the query or, as documented, in the body). */
    @GET
    // the framework reads the body of a GET only so
    @Blocking
    @Requires("read")
    public Uni<List<TokenBody>> list(
            @RestQuery("user_id") @Nullable String user,
            @RestQuery("page") @Nullable String page,
            byte @Nullable [] body)
            throws IOException {
        TokenForm form = form(body).orElse("user_id", user);
        return tokens.list(current.get(), form.listed(), PageRequest.of(page, MOST))
                .map(found -> found.stream().map(TokenBody::masked).toList());
    }

    /** A new token, the only time that it is shown. */
    @POST
    @Path("/generate")
    @ResponseStatus(CREATED)
    @Requires("write")
    public Uni<TokenBody> generate(byte @Nullable [] body) throws IOException {
        return tokens.issue(current.get(), form(body).order()).map(TokenBody::whole);
    }

    /** Ends a token: every gateway refuses it within a second. */
    @DELETE
    @Requires("write")
    public Uni<Map<String, Object>> delete(
            @RestQuery("user_id") @Nullable String user, @RestQuery("id") @Nullable String id, byte @Nullable [] body)
            throws IOException {
        TokenForm form = form(body).orElse("user_id", user).orElse("id", id);
        TokenForm.Deletion deletion = form.deletion();
        return tokens.revoke(current.get(), deletion.user(), deletion.token())
                .replaceWith(Map.of("success", true, "message", "Token deleted successfully"));
    }

    /** Whatever type it is said to be: a GET and a DELETE are documented with a body, and many clients name none. */
    private TokenForm form(byte @Nullable [] body) throws IOException {
        Caller caller = current.get();
        JsonNode fields = body == null || body.length == 0 ? null : json.readTree(body);
        return new TokenForm(fields, caller.zone(), clock.instant());
    }
}

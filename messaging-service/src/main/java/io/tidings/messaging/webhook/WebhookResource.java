package io.tidings.messaging.webhook;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.Open;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.Forbidden;
import io.tidings.platform.fault.RespondsIn;
import io.tidings.platform.fault.Unauthenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Meta's webhook of one account. Public: the signature is the credential. */
@Path("/webhooks/meta/{account}")
@RespondsIn(Dialect.INTERNAL)
@Open
public class WebhookResource {

    private static final byte[] NOTHING = {};

    private final Hooks hooks;
    private final Deliveries deliveries;

    WebhookResource(Hooks hooks, Deliveries deliveries) {
        this.hooks = hooks;
        this.deliveries = deliveries;
    }

    /** Proves to Meta that the address is ours: answers the challenge to who shows the verify token, else 403. */
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public Uni<String> subscribe(
            UUID account,
            @QueryParam("hub.mode") @Nullable String mode,
            @QueryParam("hub.verify_token") @Nullable String token,
            @QueryParam("hub.challenge") @Nullable String challenge) {
        return hooks.of(account)
                .map(found -> found.filter(known -> challenge != null && Subscription.rightful(known, mode, token))
                        .map(known -> challenge)
                        .orElseThrow(() -> Forbidden.because("forbidden", "The subscription is not known.")));
    }

    /** Takes a delivery: 200 once it is stored; 401 when it isn't signed with the account's secret, known or not. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> deliver(
            UUID account, @HeaderParam("X-Hub-Signature-256") @Nullable String signature, byte @Nullable [] body) {
        return hooks.of(account)
                .map(found -> found.orElseThrow(Unauthenticated::wrong))
                .chain(known -> deliveries.take(known, signature, body == null ? NOTHING : body))
                .replaceWith("{}");
    }
}

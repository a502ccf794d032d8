package io.tidings.auth.exchange;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.ServicesOnly;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import io.tidings.platform.fault.Unauthenticated;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/** The gateway's way in. */
@ServicesOnly
@RespondsIn(Dialect.INTERNAL)
@Path("/internal/exchange")
public class ExchangeResource {
    private final Exchange exchange;

    ExchangeResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /** An inward token for the credential; 401 {@code unauthenticated}, 422 {@code no_workspace}. */
    @POST
    public Uni<Exchanged> exchange(Request request) {
        if (request.credential() == null || request.credential().isEmpty()) {
            return Uni.createFrom().failure(Unauthenticated.missing());
        }
        return exchange.exchange(request.credential());
    }

    /**
     * What a client showed.
     *
     * @param credential a login token or an API token
     */
    public record Request(@Nullable String credential) {

        @Override
        public String toString() {
            return "Request";
        }
    }
}

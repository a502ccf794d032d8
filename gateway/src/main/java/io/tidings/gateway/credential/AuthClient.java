package io.tidings.gateway.credential;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.ServiceTokenHeaders;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The exchange of auth-service. */
@RegisterRestClient(configKey = "auth")
@RegisterClientHeaders(ServiceTokenHeaders.class)
interface AuthClient {

    /** 200 with the inward token, or 401. */
    @POST
    @Path("/internal/exchange")
    Uni<Exchanged> exchange(Presented presented);

    /** The credential as the client showed it. */
    record Presented(String credential) {
        @Override
        public String toString() {
            return "Presented[...]";
        }
    }

    /** What it became. */
    record Exchanged(
            String token,
            @JsonProperty("expires_at") Instant expiresAt,
            @Nullable String refresh,
            @JsonProperty("allowed_ips") @Nullable List<String> allowedIps) {
        Inward inward(String fingerprint) {
            return new Inward(
                    fingerprint,
                    token,
                    expiresAt,
                    InwardClaims.of(token),
                    Optional.ofNullable(refresh),
                    AllowedAddresses.of(allowedIps == null ? List.of() : allowedIps));
        }

        @Override
        public String toString() {
            return "Exchanged[expiresAt=" + expiresAt + "]";
        }
    }
}

package io.tidings.auth.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway gets for a credential.
 *
 * @param token the inward token
 * @param refresh a fresh login token for the client, when the old one is past half of its life
 * @param allowedIps from where the credential may be used; from anywhere when empty. The gateway, which sees the client of
 *     each call, keeps it: an answer is remembered there for calls from any address
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record Exchanged(
        String token,
        Instant expiresAt,
        @Nullable String refresh,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> allowedIps) {

    public Exchanged {
        allowedIps = List.copyOf(allowedIps);
    }

    @Override
    public String toString() {
        return "Exchanged[until " + expiresAt + "]";
    }
}

package io.tidings.messaging.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;

/** An account as it is to be. Every field is required: a body without one is refused while it is read. */
@JsonNaming(SnakeCaseStrategy.class)
record AccountRequest(
        UUID workspace,
        String name,
        String provider,
        URI baseUrl,
        String graphVersion,
        String wabaId,
        String accessToken,
        String appSecret,
        String verifyToken) {

    AccountRequest {
        Objects.requireNonNull(workspace, "workspace");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(baseUrl, "base_url");
        Objects.requireNonNull(graphVersion, "graph_version");
        Objects.requireNonNull(wabaId, "waba_id");
        Objects.requireNonNull(accessToken, "access_token");
        Objects.requireNonNull(appSecret, "app_secret");
        Objects.requireNonNull(verifyToken, "verify_token");
        if (!baseUrl.isAbsolute() || baseUrl.getHost() == null) {
            throw new IllegalArgumentException("base_url is not an absolute address");
        }
    }

    /** Names the account, tells no secret. */
    @Override
    public String toString() {
        return "AccountRequest[" + name + "]";
    }
}

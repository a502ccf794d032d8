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

    private static final int LONGEST = 500;

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
        require(baseUrl.isAbsolute() && baseUrl.getHost() != null, "base_url is not an absolute address");
        // it is shown and told; secrets have fields of their own
        require(baseUrl.getRawUserInfo() == null && baseUrl.getRawQuery() == null, "base_url has a user or a query");
        require(baseUrl.toString().length() <= LONGEST, "base_url is too long");
        require(name.length() <= LONGEST, "name is too long");
        require(graphVersion.length() <= LONGEST, "graph_version is too long");
        require(wabaId.length() <= LONGEST, "waba_id is too long");
    }

    private static void require(boolean right, String wrong) {
        if (!right) {
            throw new IllegalArgumentException(wrong);
        }
    }

    /** Names the account, tells no secret. */
    @Override
    public String toString() {
        return "AccountRequest[" + name + "]";
    }
}

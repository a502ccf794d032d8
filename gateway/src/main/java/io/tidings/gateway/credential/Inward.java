package io.tidings.gateway.credential;

import io.tidings.events.CredentialsChanged;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a credential became.
 *
 * @param fingerprint the hash of the credential, for keys
 * @param token the signed token for services
 * @param expires when services stop accepting it
 * @param claims what the token says
 * @param refresh a login token that the client should use from now on
 * @param allowed from where the credential may be used, which is looked at for each request
 */
public record Inward(
        String fingerprint,
        String token,
        Instant expires,
        InwardClaims claims,
        Optional<String> refresh,
        AllowedAddresses allowed) {

    /** The workspace's uuid. */
    public String workspace() {
        return claims.workspace();
    }

    /** Whether an API token was shown, not a login token. */
    public boolean apiToken() {
        return claims.apiToken();
    }

    /** Whether the news are of the credential that became this. */
    boolean isOf(CredentialsChanged changed) {
        return means(changed.workspace(), claims.workspace())
                && means(changed.user(), claims.user())
                && means(changed.credential(), claims.credential());
    }

    private static boolean means(@Nullable UUID named, String own) {
        return named == null || named.toString().equals(own);
    }
}

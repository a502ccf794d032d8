package io.tidings.platform.caller;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;

/**
 * On whose behalf a request runs.
 *
 * @param workspace the tenant; {@link #NOBODY} for a service that speaks for none
 * @param workspaceNumber integer id of the workspace
 * @param user {@link #NOBODY} for a service
 * @param userNumber integer id of the user
 * @param credential the login's id, or the API token's; {@link #NOBODY} for a service
 * @param abilities what the credential may do
 * @param zone time zone of the workspace
 * @param country ISO 3166 code of two letters, empty for a service
 * @param requestId one id from gateway to provider
 */
public record Caller(
        UUID workspace,
        long workspaceNumber,
        UUID user,
        long userNumber,
        UUID credential,
        Set<String> abilities,
        ZoneId zone,
        String country,
        String requestId,
        Kind kind) {

    /** Stands where there is no user or workspace; no row belongs to it. */
    public static final UUID NOBODY = new UUID(0, 0);

    public Caller {
        abilities = Set.copyOf(abilities);
    }

    static Caller service(UUID workspace, String requestId) {
        return new Caller(workspace, 0, NOBODY, 0, NOBODY, Set.of(), ZoneOffset.UTC, "", requestId, Kind.SERVICE);
    }

    /** Whether the person is there, with a login of their own, and not a program with a token. */
    public boolean signedIn() {
        return kind == Kind.LOGIN;
    }

    /** Whether the credential has this ability. */
    public boolean may(String ability) {
        return abilities.contains(ability);
    }

    /** What kind of credential the request began with. */
    public enum Kind {
        LOGIN,
        API,
        SERVICE
    }
}

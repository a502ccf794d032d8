package io.tidings.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was known about some credentials is old, since they were revoked or are good for something else now: whoever
 * remembers it forgets it and asks again.
 *
 * @param workspace only those bound to this workspace, or null
 * @param user only those of this user, or null
 * @param credential only this API token or login, or null
 */
public record CredentialsChanged(
        @Nullable UUID workspace,
        @Nullable UUID user,
        @Nullable UUID credential) {}

package io.tidings.auth.token;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API token as it shall be.
 *
 * @param token 64 lower-case hexadecimal digits
 * @param abilities of those that {@link io.tidings.auth.membership.Ability} lists
 * @param expiresAt when it ends; never when absent
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ApiTokenSpec(
        @Nullable String token,
        @Nullable String name,
        @Nullable UUID user,
        @Nullable UUID workspace,
        @Nullable List<String> abilities,
        @Nullable Instant expiresAt) {

    @Override
    public String toString() {
        return "ApiTokenSpec[" + name + "]";
    }
}

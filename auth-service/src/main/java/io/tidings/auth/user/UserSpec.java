package io.tidings.auth.user;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tidings.auth.membership.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user as it shall be.
 *
 * @param phone digits, with or without {@code +}
 * @param language ISO 639 code, {@code en} when absent
 * @param roles as shown to clients, {@code [client]} when absent
 * @param admin whether the user runs the platform; {@code false} when absent
 * @param phoneVerified {@code true} when absent; an unverified account can't sign in
 * @param workspaces all memberships; the first one that isn't suspended is the one that a login is bound to
 */
@JsonNaming(SnakeCaseStrategy.class)
public record UserSpec(
        @Nullable String name,
        @Nullable String email,
        @Nullable String password,
        @Nullable String phone,
        @Nullable String language,
        @Nullable List<String> roles,
        @Nullable Boolean admin,
        @Nullable Boolean phoneVerified,
        @Nullable List<Member> workspaces) {

    /** One membership. */
    public record Member(@Nullable UUID workspace, @Nullable Role role) {}

    @Override
    public String toString() {
        return "UserSpec[" + email + "]";
    }
}

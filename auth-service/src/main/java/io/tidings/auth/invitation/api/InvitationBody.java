package io.tidings.auth.invitation.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tidings.auth.invitation.Invitation;
import io.tidings.auth.invitation.Invitations.Made;
import io.tidings.auth.membership.Role;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invitation.
 *
 * @param token the secret to pass on, only when it was just made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record InvitationBody(
        UUID id,
        String email,
        Role role,
        Instant createdAt,
        Instant expiresAt,
        @Nullable String token) {
    static InvitationBody of(Invitation invitation) {
        return of(invitation, null);
    }

    static InvitationBody of(Made made) {
        return of(made.invitation(), made.secret());
    }

    private static InvitationBody of(Invitation invitation, @Nullable String secret) {
        return new InvitationBody(
                invitation.id(),
                invitation.email(),
                invitation.role(),
                invitation.createdAt().truncatedTo(ChronoUnit.SECONDS),
                invitation.expiresAt().truncatedTo(ChronoUnit.SECONDS),
                secret);
    }

    @Override
    public String toString() {
        return "InvitationBody[" + id + "]";
    }
}

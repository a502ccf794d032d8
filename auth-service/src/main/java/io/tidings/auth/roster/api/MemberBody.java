package io.tidings.auth.roster.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tidings.auth.membership.Role;
import io.tidings.auth.roster.Colleague;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A member. */
@JsonNaming(SnakeCaseStrategy.class)
public record MemberBody(long id, String name, String email, Role role, Instant joinedAt) {
    static MemberBody of(Colleague member) {
        return new MemberBody(
                member.number(),
                member.name(),
                member.email(),
                member.role(),
                member.joinedAt().truncatedTo(ChronoUnit.SECONDS));
    }
}

package io.tidings.auth.token.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tidings.auth.time.Times;
import io.tidings.auth.token.ApiToken;
import io.tidings.auth.token.IssuedToken;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the listing.
 *
 * @param token 64 characters, of which all after the 8th are masked, except in the answer to its creation
 * @param abilities ours
 * @param lastUsedAt ours; null when it was never used
 * @param allowedIps ours: from where it may be used; from anywhere when empty
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonNaming(SnakeCaseStrategy.class)
public record TokenBody(
        UUID id,
        String name,
        String token,
        String createdAt,
        UUID userId,
        @Nullable String expiredAt,
        List<String> abilities,
        @Nullable String lastUsedAt,
        List<String> allowedIps) {
    private static final int LENGTH = 64;

    static TokenBody masked(ApiToken token) {
        return of(token, token.shown() + "*".repeat(LENGTH - token.shown().length()));
    }

    static TokenBody whole(IssuedToken issued) {
        return of(issued.token(), issued.text());
    }

    private static TokenBody of(ApiToken token, String text) {
        return new TokenBody(
                token.id(),
                token.name(),
                text,
                Times.written(token.createdAt().truncatedTo(ChronoUnit.SECONDS)),
                token.user(),
                writtenOrNull(token.expiresAt()),
                token.abilities(),
                writtenOrNull(token.lastUsedAt()),
                token.allowedIps());
    }

    private static @Nullable String writtenOrNull(@Nullable Instant time) {
        return time == null ? null : Times.written(time.truncatedTo(ChronoUnit.SECONDS));
    }

    @Override
    public String toString() {
        return "TokenBody[" + id + "]";
    }
}

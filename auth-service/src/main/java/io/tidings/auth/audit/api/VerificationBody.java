package io.tidings.auth.audit.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tidings.auth.audit.Chain;
import io.tidings.auth.audit.Link;
import io.tidings.auth.audit.Verification;
import org.jspecify.annotations.Nullable;

/** What was found about a chain. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonNaming(SnakeCaseStrategy.class)
record VerificationBody(
        boolean intact,
        long entries,
        Link head,
        @Nullable Long brokenAt,
        @Nullable String reason) {

    static VerificationBody of(Verification found) {
        return new VerificationBody(
                found.intact(),
                found.entries(),
                found.head(),
                found.broken().map(Chain.Break::seq).orElse(null),
                found.broken().map(Chain.Break::reason).orElse(null));
    }
}

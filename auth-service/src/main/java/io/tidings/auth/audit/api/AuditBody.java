package io.tidings.auth.audit.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tidings.auth.audit.AuditEntry;
import io.tidings.auth.time.Times;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry in a list. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonNaming(SnakeCaseStrategy.class)
record AuditBody(
        long seq,
        String createdAt,
        UUID actor,
        String action,
        String target,
        @JsonRawValue @Nullable String before,
        @JsonRawValue @Nullable String after,
        String requestId,
        String hash) {

    static AuditBody of(AuditEntry entry) {
        return new AuditBody(
                entry.seq(),
                Times.written(entry.createdAt()),
                entry.actor(),
                entry.action(),
                entry.target(),
                entry.before().orElse(null),
                entry.after().orElse(null),
                entry.requestId(),
                entry.hash());
    }
}

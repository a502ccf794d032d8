package io.tidings.auth.audit.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tidings.auth.audit.AuditEntry;
import io.tidings.auth.time.Times;
import java.util.UUID;

/** An entry in an export: all that its hash is made of, to the letter, so that whoever has it can compute it again. */
@JsonNaming(SnakeCaseStrategy.class)
public record AuditLine(
        long seq,
        String createdAt,
        UUID actor,
        String action,
        String target,
        String before,
        String after,
        String requestId,
        String hash) {

    static AuditLine of(AuditEntry entry) {
        return new AuditLine(
                entry.seq(),
                Times.written(entry.createdAt()),
                entry.actor(),
                entry.action(),
                entry.target(),
                entry.before().orElse(""),
                entry.after().orElse(""),
                entry.requestId(),
                entry.hash());
    }
}

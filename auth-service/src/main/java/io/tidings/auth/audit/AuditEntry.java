package io.tidings.auth.audit;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that was done.
 *
 * @param seq its place in the chain of its workspace, from 1
 * @param actor the user; {@code Caller.NOBODY} for the platform itself
 * @param before JSON text of what was changed, as it was hashed; empty when it was made, or nothing was changed
 * @param after the same of what it became
 * @param hash in hex: see {@link Chain}
 */
public record AuditEntry(
        long seq,
        Instant createdAt,
        UUID actor,
        String action,
        String target,
        Optional<String> before,
        Optional<String> after,
        String requestId,
        String hash) {

    static final String COLUMNS = "seq, created_at, actor, action, target, before, after, request_id, hash";

    static AuditEntry of(Row row) {
        return new AuditEntry(
                row.getLong("seq"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getUUID("actor"),
                row.getString("action"),
                row.getString("target"),
                Optional.ofNullable(row.getString("before")),
                Optional.ofNullable(row.getString("after")),
                row.getString("request_id"),
                HexFormat.of().formatHex(row.getBuffer("hash").getBytes()));
    }
}

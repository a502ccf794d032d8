package io.tidings.auth.audit;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** Writes table {@code audit_entry}. */
@ApplicationScoped
public class AuditLog {
    private static final String WRITE = "INSERT INTO audit_entry"
            + " (workspace, actor, action, target, request_id, created_at) VALUES ($1, $2, $3, $4, $5, $6)";

    private final InstantSource clock;

    AuditLog(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Notes what the caller does.
     *
     * @param action what, in words with points between them
     * @param target to which thing: its kind, a colon, its id
     */
    public Uni<Void> write(Tx tx, Caller actor, String action, String target) {
        return tx.connection()
                .preparedQuery(WRITE)
                .execute(Tuple.of(
                        actor.workspace(),
                        actor.user(),
                        action,
                        target,
                        actor.requestId(),
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}

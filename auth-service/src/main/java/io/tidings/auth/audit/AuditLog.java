package io.tidings.auth.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.caller.RequestIds;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes table {@code audit_entry}, which makes its rows a chain by itself. */
@ApplicationScoped
public class AuditLog {
    private static final String WRITE = "INSERT INTO audit_entry"
            + " (workspace, actor, action, target, before, after, request_id, created_at)"
            + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    private final InstantSource clock;
    private final ObjectMapper json;

    AuditLog(InstantSource clock, ObjectMapper json) {
        this.clock = clock;
        this.json = json;
    }

    /** Notes what the caller does and that changes nothing. */
    public Uni<Void> write(Tx tx, Caller actor, String action, String target) {
        return write(tx, actor, action, target, Change.none());
    }

    /** Notes what the caller does in its workspace. */
    public Uni<Void> write(Tx tx, Caller actor, String action, String target, Change change) {
        return write(tx, actor.workspace(), actor, action, target, change);
    }

    /**
     * Notes what somebody does. Until the transaction ends, others that write of the same workspace wait, so this is the
     * last thing that a transaction locks.
     *
     * @param workspace whose log it goes to
     * @param action what, in words with points between them
     * @param target to which thing: its kind, a colon, its id
     */
    public Uni<Void> write(Tx tx, UUID workspace, Caller actor, String action, String target, Change change) {
        return write(tx, workspace, actor.user(), actor.requestId(), action, target, change);
    }

    /** Notes what somebody does who isn't signed in, but has shown who they are. */
    public Uni<Void> write(Tx tx, UUID workspace, UUID actor, String action, String target, Change change) {
        return write(tx, workspace, actor, RequestIds.current(), action, target, change);
    }

    private Uni<Void> write(
            Tx tx, UUID workspace, UUID actor, String requestId, String action, String target, Change change) {
        return tx.connection()
                .preparedQuery(WRITE)
                .execute(Tuple.tuple(Arrays.asList(
                        workspace,
                        actor,
                        action,
                        target,
                        text(change.before()),
                        text(change.after()),
                        requestId,
                        clock.instant().atOffset(ZoneOffset.UTC))))
                .replaceWithVoid();
    }

    private @Nullable String text(Optional<Map<String, ?>> state) {
        try {
            return state.isEmpty() ? null : json.writeValueAsString(state.get());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a change that is no JSON", e);
        }
    }
}

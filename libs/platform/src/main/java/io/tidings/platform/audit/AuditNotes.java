package io.tidings.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tidings.events.Audited;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.event.Outbox;
import io.tidings.platform.event.OutgoingEvent;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the audit log what was done, from any service: the note goes if, and only if, the change commits. */
@ApplicationScoped
public class AuditNotes {
    private final Outbox outbox;
    private final InstantSource clock;
    private final ObjectMapper json;

    AuditNotes(Outbox outbox, InstantSource clock, ObjectMapper json) {
        this.outbox = outbox;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Sends a note of what the caller does; none where nothing was changed.
     *
     * @param workspace whose log it goes to
     * @param action what, in words with points between them
     * @param target to which thing: its kind, a colon, its id
     */
    public Uni<Void> send(Tx tx, UUID workspace, Caller caller, String action, String target, Change change) {
        if (change.isNone()) {
            return Uni.createFrom().voidItem();
        }
        Audited note = note(workspace, caller.user(), caller.requestId(), action, target, change);
        return outbox.append(tx, List.of(new OutgoingEvent(workspace.toString(), null, workspace, note)));
    }

    /** The note itself, for who keeps the log. */
    public Audited note(UUID workspace, UUID actor, String requestId, String action, String target, Change change) {
        return new Audited(
                workspace,
                actor,
                action,
                target,
                text(change.before()),
                text(change.after()),
                requestId,
                clock.instant());
    }

    private @Nullable String text(Optional<Map<String, ?>> state) {
        try {
            return state.isEmpty() ? null : json.writeValueAsString(state.get());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a change that is no JSON", e);
        }
    }
}

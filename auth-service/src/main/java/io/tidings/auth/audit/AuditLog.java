package io.tidings.auth.audit;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.membership.Members;
import io.tidings.events.Audited;
import io.tidings.platform.audit.AuditNotes;
import io.tidings.platform.audit.Change;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.caller.RequestIds;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Writes table {@code audit_entry}, which makes its rows a chain by itself. */
@ApplicationScoped
public class AuditLog {
    private static final String WRITE = "INSERT INTO audit_entry"
            + " (workspace, actor, action, target, before, after, request_id, created_at)"
            + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    private final AuditNotes notes;
    private final Members members;

    AuditLog(AuditNotes notes, Members members) {
        this.notes = notes;
        this.members = members;
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
        return write(tx, List.of(notes.note(workspace, actor.user(), actor.requestId(), action, target, change)));
    }

    /** Notes what somebody does who isn't signed in, but has shown who they are. */
    public Uni<Void> write(Tx tx, UUID workspace, UUID actor, String action, String target, Change change) {
        return write(tx, List.of(note(workspace, actor, action, target, change)));
    }

    /**
     * Notes what people do to their own account, which goes with them everywhere: in each workspace where they are a member,
     * and in the platform's own log when they are in none. A transaction of a workspace reaches no other than that.
     */
    public Uni<Void> ofPerson(Tx tx, UUID person, String action, Change change) {
        return members.workspaces(tx, person)
                .map(found -> found.isEmpty() ? List.of(Caller.NOBODY) : found)
                .map(logs -> logs.stream()
                        .map(log -> note(log, person, action, "user:" + person, change))
                        .toList())
                .chain(all -> write(tx, all));
    }

    /** A note of the request that runs, to be written with others. */
    public Audited note(UUID workspace, UUID actor, String action, String target, Change change) {
        return notes.note(workspace, actor, RequestIds.current(), action, target, change);
    }

    /** Writes notes as they are; those of a workspace in their order. */
    public Uni<Void> write(Tx tx, List<Audited> notes) {
        // by workspace, so that two transactions which write of the same ones wait for one another without a deadlock
        List<Tuple> rows = notes.stream()
                .sorted(Comparator.comparing(Audited::workspace))
                .map(AuditLog::row)
                .toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.connection().preparedQuery(WRITE).executeBatch(rows).replaceWithVoid();
    }

    private static Tuple row(Audited note) {
        return Tuple.tuple(Arrays.asList(
                note.workspace(),
                note.actor(),
                note.action(),
                note.target(),
                note.before(),
                note.after(),
                note.requestId(),
                note.at().atOffset(ZoneOffset.UTC)));
    }
}

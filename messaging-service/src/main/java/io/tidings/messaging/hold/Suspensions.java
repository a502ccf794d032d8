package io.tidings.messaging.hold;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tidings.events.Topic;
import io.tidings.events.WorkspaceChanged;
import io.tidings.platform.event.EventConsumers;
import io.tidings.platform.event.Inbox;
import io.tidings.platform.event.ReceivedEvent;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Holds suspended workspaces, as auth-service tells of them: what waits there goes on when they are opened again. */
@Singleton
class Suspensions {

    private static final String CONSUMER = "suspensions";
    private static final String REASON = "The workspace is suspended.";

    private final Transactions transactions;
    private final Inbox inbox;
    private final Holds holds;

    Suspensions(Transactions transactions, Inbox inbox, Holds holds) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.holds = holds;
    }

    void subscribe(@Observes StartupEvent started, EventConsumers consumers) {
        consumers.subscribe(CONSUMER, Set.of(Topic.WORKSPACE), this::accept);
    }

    private Uni<Void> accept(List<ReceivedEvent> batch) {
        return transactions.asWorker(tx -> inbox.firstTimes(tx, CONSUMER, batch).chain(first -> follow(tx, first)));
    }

    private Uni<Void> follow(Tx tx, List<ReceivedEvent> events) {
        return Multi.createFrom()
                .iterable(latest(events).values())
                .onItem()
                .transformToUniAndConcatenate(workspace -> follow(tx, workspace))
                .onItem()
                .ignoreAsUni();
    }

    /** The last word on each workspace; in one order everywhere, so that two transactions don't wait in a circle. */
    private static Map<UUID, WorkspaceChanged> latest(List<ReceivedEvent> events) {
        Map<UUID, WorkspaceChanged> latest = new TreeMap<>();
        events.stream()
                .map(ReceivedEvent::event)
                .filter(WorkspaceChanged.class::isInstance)
                .map(WorkspaceChanged.class::cast)
                .forEach(workspace -> latest.put(workspace.workspace(), workspace));
        return latest;
    }

    private Uni<Void> follow(Tx tx, WorkspaceChanged workspace) {
        return workspace.suspended()
                ? holds.place(tx, workspace.workspace(), HoldKind.WORKSPACE, HoldOrigin.SUSPENSION, REASON)
                : holds.lift(tx, workspace.workspace(), HoldOrigin.SUSPENSION).replaceWithVoid();
    }
}

package io.tidings.auth.audit;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.tidings.events.Audited;
import io.tidings.events.Topic;
import io.tidings.platform.event.EventConsumers;
import io.tidings.platform.event.Inbox;
import io.tidings.platform.event.ReceivedEvent;
import io.tidings.platform.store.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Enters into the audit log what other services tell, each note once; within a second of its cause while all is well. */
@ApplicationScoped
class AuditFeed {
    private static final String CONSUMER = "auth-audit";

    private final Inbox inbox;
    private final Transactions transactions;
    private final AuditLog log;

    AuditFeed(Inbox inbox, Transactions transactions, AuditLog log) {
        this.inbox = inbox;
        this.transactions = transactions;
        this.log = log;
    }

    void start(@Observes StartupEvent event, EventConsumers consumers) {
        consumers.subscribe(CONSUMER, Set.of(Topic.AUDIT), this::accept);
    }

    Uni<Void> accept(List<ReceivedEvent> batch) {
        return transactions.asWorker(tx -> inbox.firstTimes(tx, CONSUMER, batch)
                .map(events -> events.stream().flatMap(AuditFeed::note).toList())
                .chain(notes -> log.write(tx, notes)));
    }

    private static Stream<Audited> note(ReceivedEvent event) {
        return event.event() instanceof Audited note ? Stream.of(note) : Stream.empty();
    }
}

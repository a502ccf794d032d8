package io.tidings.billing.testing;

import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.tidings.events.Audited;
import io.tidings.events.Topic;
import io.tidings.platform.event.EventConsumers;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** What this service tells the audit log. */
@Singleton
public class AuditTopic {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Audited> notes = new CopyOnWriteArrayList<>();

    AuditTopic(EventConsumers consumers) {
        consumers.subscribe("test-audit", Set.of(Topic.AUDIT), batch -> {
            batch.forEach(event -> notes.add((Audited) event.event()));
            return Uni.createFrom().voidItem();
        });
    }

    /** The notes of that workspace in their order, once there are as many and not before. */
    public List<Audited> of(UUID workspace, int count) {
        return await().atMost(PATIENCE).until(() -> of(workspace), found -> found.size() >= count);
    }

    private List<Audited> of(UUID workspace) {
        return notes.stream().filter(note -> note.workspace().equals(workspace)).toList();
    }
}

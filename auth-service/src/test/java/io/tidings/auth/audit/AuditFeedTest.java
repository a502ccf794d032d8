package io.tidings.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Tenant;
import io.tidings.events.Audited;
import io.tidings.events.EventType;
import io.tidings.platform.audit.AuditNotes;
import io.tidings.platform.audit.Change;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.event.Outbox;
import io.tidings.platform.event.OutgoingEvent;
import io.tidings.platform.event.ReceivedEvent;
import io.tidings.platform.paging.PageRequest;
import io.tidings.platform.store.Transactions;
import io.tidings.testkit.AtOnce;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other services tell stands in the chain of its workspace, each note once. */
@OnStack
class AuditFeedTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @Inject
    AuditNotes notes;

    @Inject
    AuditFeed feed;

    @Inject
    AuditTrail trail;

    private Tenant tenant;
    private Tenant other;

    @BeforeEach
    void open() {
        tenant = Tenant.unwritten();
        other = Tenant.unwritten();
    }

    @Test
    void whatIsToldOverKafkaIsEnteredInItsOrder() {
        List<Audited> told =
                IntStream.range(0, 20).mapToObj(i -> note(tenant, i)).toList();
        List<OutgoingEvent> events = told.stream()
                .map(note -> new OutgoingEvent(tenant.workspace.toString(), null, tenant.workspace, note))
                .toList();
        transactions.asWorker(tx -> outbox.append(tx, events)).await().atMost(SOON);

        await().atMost(SOON).until(() -> entries(tenant).size() == 20);

        List<AuditEntry> entries = entries(tenant).reversed();
        assertThat(entries)
                .extracting(AuditEntry::target)
                .containsExactlyElementsOf(told.stream().map(Audited::target).toList());
        AuditEntry first = entries.getFirst();
        assertThat(first.actor()).isEqualTo(tenant.user);
        assertThat(first.requestId()).isEqualTo("request-0");
        assertThat(first.before()).contains("{\"unit_price\":0}");
        assertThat(first.after()).contains("{\"unit_price\":1}");
        assertThat(Duration.between(first.createdAt(), told.getFirst().at()).abs())
                .isLessThan(Duration.ofMillis(1));
        assertThat(isIntact(tenant)).isTrue();
        assertThat(entries(other)).isEmpty();
    }

    /** Events may arrive twice, and in two processes at once. */
    @Test
    void whatArrivesAgainIsNotEnteredAgain() {
        List<ReceivedEvent> batch =
                List.of(received(note(tenant, 1)), received(note(other, 2)), received(note(tenant, 3)));

        AtOnce.results(4, () -> feed.accept(batch).await().atMost(SOON));
        feed.accept(batch).await().atMost(SOON);

        assertThat(entries(tenant)).hasSize(2);
        assertThat(entries(other)).hasSize(1);
        assertThat(isIntact(tenant)).isTrue();
    }

    /** Batches that name the same workspaces in another order wait for one another, and end. */
    @Test
    void batchesOfTheSameWorkspacesDoNotBlockEachOther() {
        AtOnce.results(16, () -> {
            boolean turned = Math.floorMod(Thread.currentThread().threadId(), 2) == 0;
            List<ReceivedEvent> there = List.of(received(note(tenant, 1)), received(note(other, 2)));
            return feed.accept(turned ? there.reversed() : there).await().atMost(SOON);
        });

        assertThat(entries(tenant)).hasSize(16);
        assertThat(entries(other)).hasSize(16);
    }

    /** The newest first. */
    private List<AuditEntry> entries(Tenant of) {
        AuditTrail.Filter all = new AuditTrail.Filter(Optional.empty(), Optional.empty(), Optional.empty());
        return trail.list(owner(of), of.workspace, all, new PageRequest(1, 100))
                .await()
                .atMost(SOON)
                .items();
    }

    private boolean isIntact(Tenant of) {
        return trail.verify(owner(of), of.workspace, Optional.empty())
                .await()
                .atMost(SOON)
                .intact();
    }

    private static Caller owner(Tenant of) {
        return new Caller(
                of.workspace,
                1,
                of.user,
                1,
                Caller.NOBODY,
                Set.of("read"),
                ZoneOffset.UTC,
                "DZ",
                "request",
                Caller.Kind.LOGIN);
    }

    /** Nor do they block operators who provision somebody into both, in whatever order they name them. */
    @Test
    void provisioningIsNotBlockedByTheFeed() {
        List<Tenant> joining =
                Stream.generate(() -> Tenant.as("viewer")).limit(8).toList();
        AtomicInteger turn = new AtomicInteger();

        List<Integer> statuses = AtOnce.results(16, () -> {
            int mine = turn.getAndIncrement();
            if (mine % 2 == 0) {
                return feed.accept(List.of(received(note(tenant, 1)), received(note(other, 2))))
                        .replaceWith(200)
                        .await()
                        .atMost(SOON);
            }
            List<Map<String, Object>> seats = List.of(
                    Map.of("workspace", tenant.workspace, "role", "viewer"),
                    Map.of("workspace", other.workspace, "role", "viewer"));
            return joining.get(mine / 2)
                    .putUser(mine % 4 == 1 ? seats : seats.reversed())
                    .statusCode();
        });

        assertThat(statuses).containsOnly(200);
    }

    private Audited note(Tenant of, int i) {
        return notes.note(
                of.workspace,
                of.user,
                "request-" + i,
                "price.changed",
                "workspace:" + i,
                Change.of(Map.of("unit_price", i), Map.of("unit_price", i + 1)));
    }

    private static ReceivedEvent received(Audited note) {
        String key = note.workspace().toString();
        return new ReceivedEvent(UUID.randomUUID(), EventType.AUDITED, key, note, Instant.now());
    }
}

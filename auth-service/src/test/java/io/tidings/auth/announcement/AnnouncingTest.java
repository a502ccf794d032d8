package io.tidings.auth.announcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.testing.OnStack;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.caller.Caller.Kind;
import io.tidings.platform.fault.NotFound;
import io.tidings.platform.paging.PageRequest;
import io.tidings.platform.store.Transactions;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnStack
class AnnouncingTest {
    private static final Instant START = Instant.parse("2026-05-27T13:00:00Z");
    private static final Instant EXPIRY = Instant.parse("2026-05-27T14:00:00Z");
    /** What the audit log can't store. */
    private static final String UNSTORABLE = "\u0000";

    @Inject
    Transactions transactions;

    @Inject
    Announcing announcing;

    private final UUID workspace = UUID.randomUUID();

    @BeforeEach
    void clean() {
        transactions
                .asWorker(
                        tx -> tx.connection().query("DELETE FROM announcement").execute())
                .await()
                .indefinitely();
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, 2026-05-27T12:59:59.999Z, false",
        "true, true, 2026-05-27T13:00:00Z, true",
        "true, true, 2026-05-27T13:59:59.999Z, true",
        "true, true, 2026-05-27T14:00:00Z, false",
        "true, false, 2026-05-27T12:59:59.999Z, false",
        "true, false, 2926-05-27T13:00:00Z, true",
        "false, true, 1976-05-27T13:00:00Z, true",
        "false, true, 2026-05-27T14:00:00Z, false",
        "false, false, 2026-05-27T14:00:00Z, true"
    })
    void isShownFromItsStartUntilItsExpiry(boolean starts, boolean expires, Instant now, boolean shown) {
        UUID id = create(draft(
                        Optional.of(START).filter(start -> starts),
                        Optional.of(EXPIRY).filter(expiry -> expires)))
                .id();
        Announcements then = new Announcements(transactions, InstantSource.fixed(now));

        assertThat(ids(then)).isEqualTo(shown ? List.of(id) : List.of());
        if (shown) {
            assertThat(wait(then.shown(workspace, id)).id()).isEqualTo(id);
        } else {
            assertThatThrownBy(() -> wait(then.shown(workspace, id))).isInstanceOf(NotFound.class);
        }
        assertThat(wait(then.any(workspace, id)).id()).isEqualTo(id);
    }

    @Test
    void pagesByTheSizeThatIsAsked() {
        List<UUID> ids = IntStream.range(0, 5)
                .mapToObj(n -> create(draft(Optional.empty(), Optional.empty())).id())
                .toList();
        Announcements now = new Announcements(transactions, InstantSource.fixed(START));

        assertThat(wait(now.all(workspace, new PageRequest(2, 2))))
                .extracting(Announcement::id)
                .containsExactly(ids.get(2), ids.get(1));
        assertThat(wait(now.shown(workspace, new PageRequest(3, 2))))
                .extracting(Announcement::id)
                .containsExactly(ids.get(0));
    }

    @Test
    void changesNothingThatCannotBeAudited() {
        Draft draft = draft(Optional.empty(), Optional.empty());
        Announcement announcement = create(draft);
        Caller unaudited = admin(UNSTORABLE);

        assertThatThrownBy(() -> wait(announcing.create(unaudited, draft))).hasMessageContaining("0x00");
        assertThatThrownBy(() -> wait(announcing.toggle(unaudited, announcement.id())))
                .hasMessageContaining("0x00");
        assertThatThrownBy(() -> wait(announcing.delete(unaudited, announcement.id())))
                .hasMessageContaining("0x00");

        Announcements now = new Announcements(transactions, InstantSource.fixed(START));
        assertThat(wait(now.all(workspace, new PageRequest(1, 10)))).containsExactly(announcement);
    }

    @Test
    void losesNoToggleOfTwoAtOnce() {
        UUID id = create(draft(Optional.empty(), Optional.empty())).id();
        CompletableFuture<Void> locked = new CompletableFuture<>();
        CompletableFuture<Void> release = new CompletableFuture<>();
        CompletableFuture<Void> holder = transactions
                .asWorker(tx -> tx.connection()
                        .preparedQuery("SELECT FROM announcement WHERE id = $1 FOR UPDATE")
                        .execute(Tuple.of(id))
                        .invoke(() -> locked.complete(null))
                        .chain(() -> Uni.createFrom().completionStage(release)))
                .subscribeAsCompletionStage();
        locked.join();

        CompletableFuture<Announcement> one = announcing.toggle(admin("r"), id).subscribeAsCompletionStage();
        CompletableFuture<Announcement> other =
                announcing.toggle(admin("r"), id).subscribeAsCompletionStage();
        await().until(() -> waiting() == 2);
        release.complete(null);
        holder.join();

        assertThat(List.of(one.join().draft().active(), other.join().draft().active()))
                .containsExactlyInAnyOrder(true, false);
    }

    private long waiting() {
        return wait(transactions.asWorker(tx -> tx.connection()
                .query("SELECT count(*) FROM pg_locks WHERE NOT granted")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))));
    }

    private List<UUID> ids(Announcements announcements) {
        return wait(announcements.shown(workspace, new PageRequest(1, 10))).stream()
                .map(Announcement::id)
                .toList();
    }

    private Announcement create(Draft draft) {
        return wait(announcing.create(admin("r"), draft));
    }

    private Caller admin(String requestId) {
        return new Caller(
                workspace,
                1,
                UUID.randomUUID(),
                1,
                Caller.NOBODY,
                Set.of("admin"),
                ZoneOffset.UTC,
                "DZ",
                requestId,
                Kind.LOGIN);
    }

    private static Draft draft(Optional<Instant> startsAt, Optional<Instant> expiresAt) {
        return new Draft("Title", "Message", AnnouncementType.INFO, true, startsAt, expiresAt);
    }

    private static <T> T wait(Uni<T> uni) {
        return uni.await().indefinitely();
    }
}

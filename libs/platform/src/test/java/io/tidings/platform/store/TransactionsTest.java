package io.tidings.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.tidings.platform.OnTheStack;
import io.tidings.platform.Owner;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

@OnTheStack
class TransactionsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final UUID ours = UUID.randomUUID();
    private final UUID theirs = UUID.randomUUID();

    @Inject
    Transactions transactions;

    @Test
    void showsOnlyRowsOfTheWorkspace() {
        insert(ours, ours, "ours " + ours);
        insert(theirs, theirs, "theirs " + theirs);

        assertThat(visible(ours)).isEqualTo(1);
        assertThat(visible(theirs)).isEqualTo(1);
        assertThat(visible(UUID.randomUUID())).isZero();
    }

    @Test
    void refusesToWriteRowsOfAnotherWorkspace() {
        assertThatThrownBy(() -> insert(ours, theirs, "smuggled " + ours)).hasMessageContaining("row-level security");
    }

    @Test
    void changesNothingOfAnotherWorkspace() {
        insert(theirs, theirs, "kept " + theirs);

        int changed = done(transactions.inWorkspace(
                ours,
                tx -> tx.connection()
                        .preparedQuery("UPDATE thing SET name = name || '!' WHERE workspace = $1")
                        .execute(Tuple.of(theirs))
                        .map(rows -> rows.rowCount())));

        assertThat(changed).isZero();
    }

    @Test
    void showsNothingWithoutWorkspaceEvenAfterOneWasSetOnTheConnection() {
        insert(ours, ours, "left behind " + ours);

        // every connection of the pool has carried a workspace by now or never will
        for (int i = 0; i < 8; i++) {
            assertThat(done(transactions.inWorkspace(new UUID(0, 0), this::count)))
                    .isZero();
        }
    }

    @Test
    void holdsTheOwnerToTheWorkspaceToo() {
        assertThat(Owner.number("SELECT count(*) FROM pg_class WHERE relname IN ('thing', 'outbox')"
                        + " AND relrowsecurity AND relforcerowsecurity"))
                .isEqualTo(2);
    }

    @Test
    void letsTheWorkerSeeAllWorkspaces() {
        insert(ours, ours, "a " + ours);
        insert(theirs, theirs, "b " + theirs);

        assertThat(done(transactions.asWorker(this::count))).isGreaterThanOrEqualTo(2);
    }

    @Test
    void rollsBackWhenTheWorkFails() {
        Uni<Object> failing = transactions.inWorkspace(
                ours,
                tx -> insert(tx, ours, "undone " + ours)
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("on purpose"))));

        assertThatThrownBy(() -> done(failing)).hasMessage("on purpose");
        assertThat(visible(ours)).isZero();
    }

    @Test
    void rollsBackWhenTheWorkThrows() {
        Uni<Object> failing = transactions.inWorkspace(ours, tx -> {
            throw new IllegalStateException("on purpose");
        });

        assertThatThrownBy(() -> done(failing)).hasMessage("on purpose");
        assertThat(visible(ours)).isZero();
    }

    @Test
    void failsWhenTheWorkSwallowedTheFailureOfAStatement() {
        insert(ours, ours, "twice " + ours);

        Uni<Void> swallowing = transactions.inWorkspace(
                ours,
                tx -> insert(tx, ours, "once " + ours)
                        .chain(() -> insert(tx, ours, "twice " + ours))
                        .onFailure()
                        .recoverWithNull());

        assertThatThrownBy(() -> done(swallowing)).hasMessageContaining("aborted");
        assertThat(visible(ours)).isEqualTo(1);
    }

    @Test
    void failsAsAWholeWhenTheWorkspaceCannotBeSet() {
        Owner.run("REVOKE EXECUTE ON FUNCTION set_config(text, text, boolean) FROM PUBLIC");
        try {
            Uni<Void> refused = transactions.inWorkspace(ours, tx -> insert(tx, ours, "never " + ours));
            assertThatThrownBy(() -> done(refused)).hasMessageContaining("set_config");
        } finally {
            Owner.run("GRANT EXECUTE ON FUNCTION set_config(text, text, boolean) TO PUBLIC");
        }
        assertThat(visible(ours)).isZero();
    }

    @Test
    void rollsBackAndFreesTheConnectionWhenCancelled() {
        AtomicBoolean inserted = new AtomicBoolean();
        List<Cancellable> hanging = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String name = "cancelled " + i + " " + ours;
            hanging.add(transactions
                    .inWorkspace(
                            ours,
                            tx -> insert(tx, ours, name)
                                    .invoke(() -> inserted.set(true))
                                    .chain(() -> Uni.createFrom().<Void>nothing()))
                    .subscribe()
                    .with(x -> {}, e -> {}));
        }
        await().atMost(SOON).untilTrue(inserted);

        // four hold a connection of the pool, the others wait for one
        hanging.forEach(Cancellable::cancel);

        for (int i = 0; i < 8; i++) {
            assertThat(visible(ours)).isZero();
        }
    }

    @Test
    void runsActionsOnlyAfterACommit() {
        AtomicBoolean afterCommit = new AtomicBoolean();
        AtomicBoolean afterRollback = new AtomicBoolean();

        done(transactions.inWorkspace(ours, tx -> {
            tx.afterCommit(() -> afterCommit.set(true));
            return insert(tx, ours, "kept " + ours);
        }));
        assertThatThrownBy(() -> done(transactions.inWorkspace(ours, tx -> {
            tx.afterCommit(() -> afterRollback.set(true));
            return insert(tx, ours, "kept " + ours);
        })));

        assertThat(afterCommit).isTrue();
        assertThat(afterRollback).isFalse();
    }

    private void insert(UUID as, UUID of, String name) {
        done(transactions.inWorkspace(as, tx -> insert(tx, of, name)));
    }

    private static Uni<Void> insert(Tx tx, UUID workspace, String name) {
        return tx.connection()
                .preparedQuery("INSERT INTO thing (workspace, name) VALUES ($1, $2)")
                .execute(Tuple.of(workspace, name))
                .replaceWithVoid();
    }

    private long visible(UUID workspace) {
        return done(transactions.inWorkspace(workspace, this::count));
    }

    private Uni<Long> count(Tx tx) {
        Function<io.vertx.mutiny.sqlclient.Row, Long> number = row -> row.getLong(0);
        return tx.connection()
                .query("SELECT count(*) FROM thing")
                .mapping(number)
                .execute()
                .map(rows -> rows.iterator().next());
    }

    private static <T> T done(Uni<T> uni) {
        return uni.await().atMost(SOON);
    }
}

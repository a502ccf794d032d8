package io.tidings.auth.twofactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.audit.AuditLog;
import io.tidings.auth.testing.Authenticator;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Tenant;
import io.tidings.auth.twofactor.GivenCode.AppCode;
import io.tidings.auth.twofactor.GivenCode.RecoveryCode;
import io.tidings.platform.fault.Throttled;
import io.tidings.platform.store.Transactions;
import io.tidings.testkit.SettableClock;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnStack
class SecondFactorTest {
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    /** As many as have a connection beside the one that they wait for. */
    private static final int TOGETHER = 2;

    private static final String WRONG = "999999";
    private static final RecoveryCode RECOVERY = new RecoveryCode("ABCDEFGH2345QRST");

    @Inject
    FactorStore store;

    @Inject
    TwoFactorConfig config;

    @Inject
    AuditLog audit;

    @Inject
    Transactions transactions;

    private final Authenticator app = new Authenticator(SECRET);
    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-27T13:00:10Z"));
    private Tenant person;
    private SecondFactor factor;

    @BeforeEach
    void switchOn() {
        person = Tenant.provisioned();
        factor = new SecondFactor(store, audit, config, clock);
        wait(transactions.inWorkspace(
                person.workspace,
                tx -> store.begin(tx, person.user, SECRET)
                        .chain(() -> store.enable(tx, person.user))
                        .chain(() -> store.replaceCodes(tx, person.user, List.of(RECOVERY)))));
    }

    @Test
    void takesACodeOnce() {
        GivenCode code = code(0);

        assertThat(proves(code)).isTrue();
        assertThat(proves(code)).isFalse();
    }

    @Test
    void takesNoOlderCodeThanTheLast() {
        assertThat(proves(code(0))).isTrue();

        assertThat(proves(code(-1))).isFalse();
        assertThat(proves(code(1))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-2, false", "-1, true", "1, true", "2, false"})
    void takesTheCodesNextToTheOneOfNow(int step, boolean right) {
        assertThat(proves(code(step))).isEqualTo(right);
    }

    @Test
    void takesACodeOnceAlsoWhenItComesOftenAtOnce() {
        assertThat(atOnce(code(0))).containsOnlyOnce(true);
    }

    @Test
    void takesARecoveryCodeOnce() {
        assertThat(proves(RECOVERY)).isTrue();
        assertThat(proves(RECOVERY)).isFalse();
    }

    @Test
    void takesARecoveryCodeOnceAlsoWhenItComesOftenAtOnce() {
        assertThat(atOnce(RECOVERY)).containsOnlyOnce(true);
    }

    @Test
    void takesNoRecoveryCodeOfSomebodyElse() {
        Tenant other = person;
        switchOn();
        wait(transactions.inWorkspace(
                person.workspace,
                tx -> store.replaceCodes(tx, person.user, List.of(new RecoveryCode("ZZZZZZZZZZZZZZZZ")))));

        assertThat(proves(RECOVERY)).isFalse();
        person = other;
        assertThat(proves(RECOVERY)).isTrue();
    }

    @Test
    void letsWhoGuessesWaitLongerAndLonger() {
        guess(config.guesses());

        assertThat(waitOf(code(0))).isEqualTo(config.firstWait());
        clock.advance(config.firstWait().minusMillis(1));
        assertThat(waitOf(code(0))).isEqualTo(Duration.ofMillis(1));
        clock.advance(Duration.ofMillis(1));
        guess(1);

        assertThat(waitOf(code(0))).isEqualTo(config.firstWait().multipliedBy(2));
    }

    @Test
    void countsGuessesThatComeAtOnce() {
        atOnce(new AppCode(WRONG));

        assertThat(row().getInteger("wrong")).isEqualTo(TOGETHER);
    }

    @Test
    void forgetsTheGuessesAfterARightCode() {
        guess(config.guesses() - 1);
        assertThat(proves(code(0))).isTrue();

        guess(config.guesses() - 1);

        assertThat(proves(code(1))).isTrue();
    }

    @Test
    void takesARecoveryCodeFromWhoWouldHaveToWait() {
        guess(config.guesses());

        assertThat(proves(RECOVERY)).isTrue();
        assertThat(proves(code(0))).isTrue();
    }

    @Test
    void waitsADayAtMost() {
        assertThat(config.wait(config.guesses() - 1)).isZero();
        assertThat(config.wait(config.guesses())).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.wait(config.guesses() + 11)).isEqualTo(Duration.ofSeconds(30 << 11));
        assertThat(config.wait(config.guesses() + 12)).isEqualTo(Duration.ofDays(1));
        assertThat(config.wait(Integer.MAX_VALUE)).isEqualTo(Duration.ofDays(1));
    }

    private GivenCode code(int offset) {
        return new AppCode(app.at(clock.instant().plusSeconds(30L * offset)));
    }

    private void guess(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(proves(new AppCode(WRONG))).isFalse();
        }
    }

    private Duration waitOf(GivenCode code) {
        try {
            proves(code);
        } catch (Throttled throttled) {
            return throttled.retryAfter();
        }
        return Duration.ZERO;
    }

    private boolean proves(GivenCode code) {
        return wait(proving(code));
    }

    private Uni<Boolean> proving(GivenCode code) {
        return transactions.inWorkspace(person.workspace, tx -> factor.proves(tx, person.user, code));
    }

    /** All of them have begun, and wait for the row, before one can go on. */
    private List<Boolean> atOnce(GivenCode code) {
        CompletableFuture<Void> locked = new CompletableFuture<>();
        CompletableFuture<Void> release = new CompletableFuture<>();
        CompletableFuture<?> holder = transactions
                .inWorkspace(
                        person.workspace,
                        tx -> store.lock(tx, person.user)
                                .invoke(row -> locked.complete(null))
                                .chain(() -> Uni.createFrom().completionStage(release)))
                .subscribeAsCompletionStage();
        locked.join();
        List<CompletableFuture<Boolean>> proofs = IntStream.range(0, TOGETHER)
                .mapToObj(n -> proving(code).subscribeAsCompletionStage())
                .toList();
        await().until(() -> waiting() == TOGETHER);
        release.complete(null);
        holder.join();
        return proofs.stream().map(CompletableFuture::join).toList();
    }

    private long waiting() {
        return wait(transactions.asWorker(tx -> tx.connection()
                        .query("SELECT count(*) FROM pg_locks WHERE NOT granted")
                        .execute()))
                .iterator()
                .next()
                .getLong(0);
    }

    private Row row() {
        return wait(transactions.asWorker(tx -> tx.connection()
                        .preparedQuery("SELECT * FROM two_factor WHERE user_id = $1")
                        .execute(Tuple.of(person.user))))
                .iterator()
                .next();
    }

    private static <T> T wait(Uni<T> uni) {
        return uni.await().indefinitely();
    }
}

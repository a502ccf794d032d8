package io.tidings.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.events.CredentialsChanged;
import io.tidings.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    private static final UUID WORKSPACE = UUID.randomUUID();
    private static final UUID USER = UUID.randomUUID();
    private static final UUID CREDENTIAL = UUID.randomUUID();
    private static final InwardClaims CLAIMS =
            new InwardClaims(WORKSPACE.toString(), USER.toString(), CREDENTIAL.toString(), true, Set.of("read"));
    private static final Verdict REFUSED = new Verdict.Refused();

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final List<CompletableFuture<Verdict>> asked = new ArrayList<>();
    private final Verdicts verdicts = new Verdicts(
            new Remembering(),
            clock,
            () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos());

    @BeforeEach
    void hear() {
        verdicts.heard(true);
    }

    @Test
    void asksOnceHoweverManyWantToKnow() {
        List<CompletableFuture<Verdict>> waiting =
                IntStream.range(0, 50).mapToObj(i -> ask("token")).toList();

        asked.getFirst().complete(accepted(Duration.ofSeconds(60)));

        assertThat(asked).hasSize(1);
        assertThat(waiting)
                .allSatisfy(
                        answer -> assertThat(answer).isCompletedWithValueMatching(Verdict.Accepted.class::isInstance));
    }

    @Test
    void asksForEachCredential() {
        ask("one");
        ask("two");

        assertThat(asked).hasSize(2);
    }

    @Test
    void remembersAnAcceptedCredentialForTwentySeconds() {
        answer(accepted(Duration.ofSeconds(60)));

        assertRememberedFor(Duration.ofSeconds(20));
    }

    @Test
    void asksAgainFifteenSecondsBeforeTheTokenExpires() {
        answer(accepted(Duration.ofSeconds(25)));

        assertRememberedFor(Duration.ofSeconds(10));
    }

    @Test
    void remembersNothingThatIsAboutToExpire() {
        answer(accepted(Duration.ofSeconds(10)));

        clock.advance(Duration.ofNanos(1));
        ask("token");

        assertThat(asked).hasSize(2);
    }

    @Test
    void remembersARefusedCredentialForTwoSeconds() {
        answer(REFUSED);

        assertRememberedFor(Duration.ofSeconds(2));
    }

    @Test
    void forgetsAQuestionThatGotNoAnswer() {
        answer(new Verdict.Unknown());

        ask("token");

        assertThat(asked).hasSize(2);
    }

    @Test
    void remembersForAnHourThatACredentialWasGood() {
        assertThat(verdicts.haveAccepted(Shown.of("token"))).isFalse();
        answer(accepted(Duration.ofSeconds(60)));
        ask("other");
        asked.getLast().complete(REFUSED);

        clock.advance(Duration.ofMinutes(59));
        assertThat(verdicts.haveAccepted(Shown.of("token"))).isTrue();
        assertThat(verdicts.haveAccepted(Shown.of("other"))).isFalse();

        clock.advance(Duration.ofMinutes(2));
        assertThat(verdicts.haveAccepted(Shown.of("token"))).isFalse();
    }

    @Test
    void remembersForASecondWhileNoNewsCome() {
        verdicts.heard(false);
        answer(accepted(Duration.ofSeconds(60)));

        assertRememberedFor(Duration.ofSeconds(1));
    }

    @Test
    void keepsNothingWhenNewsEnd() {
        answer(accepted(Duration.ofSeconds(60)));

        verdicts.heard(false);
        ask("token");

        assertThat(asked).hasSize(2);
    }

    @Test
    void forgetsWhatTheNewsAreOf() {
        answer(accepted(Duration.ofSeconds(60)));

        verdicts.forget(of(null, null, UUID.randomUUID()));
        verdicts.forget(of(null, UUID.randomUUID(), null));
        verdicts.forget(of(UUID.randomUUID(), USER, CREDENTIAL));
        ask("token");
        assertThat(asked).hasSize(1);

        for (Predicate<Inward> news :
                List.of(of(WORKSPACE, null, CREDENTIAL), of(null, USER, null), of(WORKSPACE, null, null))) {
            int before = asked.size();
            verdicts.forget(news);
            answer(accepted(Duration.ofSeconds(60)));
            assertThat(asked).hasSize(before + 1);
        }
    }

    @Test
    void forgetsWithAnyNewsWhoseWorkspaceWasClosed() {
        answer(new Verdict.Homeless());
        ask("token");
        assertThat(asked).hasSize(1);

        verdicts.forget(of(UUID.randomUUID(), null, null));
        ask("token");

        assertThat(asked).hasSize(2);
    }

    @Test
    void forgetsAQuestionThatIsOnItsWay() {
        ask("token");

        verdicts.forget(of(null, null, UUID.randomUUID()));
        asked.getFirst().complete(accepted(Duration.ofSeconds(60)));
        ask("token");

        assertThat(asked).hasSize(2);
    }

    private static Predicate<Inward> of(@Nullable UUID workspace, @Nullable UUID user, @Nullable UUID credential) {
        return inward -> inward.isOf(new CredentialsChanged(workspace, user, credential));
    }

    /** So long nobody is asked again, and then somebody is. */
    private void assertRememberedFor(Duration time) {
        clock.advance(time.minusMillis(100));
        ask("token");
        assertThat(asked).hasSize(1);

        clock.advance(Duration.ofMillis(200));
        ask("token");
        assertThat(asked).hasSize(2);
    }

    private void answer(Verdict verdict) {
        ask("token");
        asked.getLast().complete(verdict);
    }

    private CompletableFuture<Verdict> ask(String credential) {
        return verdicts.of(Shown.of(credential), unknown -> {
            CompletableFuture<Verdict> answer = new CompletableFuture<>();
            asked.add(answer);
            return answer;
        });
    }

    private Verdict accepted(Duration life) {
        return new Verdict.Accepted(new Inward(
                "hash", "token", clock.instant().plus(life), CLAIMS, Optional.empty(), AllowedAddresses.ALL));
    }

    private record Remembering() implements CredentialConfig {
        @Override
        public Duration accepted() {
            return Duration.ofSeconds(20);
        }

        @Override
        public Duration unheard() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration refused() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration proven() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration margin() {
            return Duration.ofSeconds(15);
        }

        @Override
        public long remembered() {
            return 1_000;
        }
    }
}

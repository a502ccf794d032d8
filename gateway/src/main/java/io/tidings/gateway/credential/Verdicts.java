package io.tidings.gateway.credential;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;

/** Remembers verdicts by the credential's hash, bounded. */
final class Verdicts {
    private final VerdictLife life;
    private final AsyncCache<ByteBuffer, Verdict> cache;
    private final Cache<ByteBuffer, Boolean> proven;

    Verdicts(CredentialConfig config, InstantSource clock, Ticker ticker) {
        life = new VerdictLife(config, clock);
        cache = Caffeine.newBuilder()
                .maximumSize(config.remembered())
                .expireAfter(life)
                .ticker(ticker)
                .executor(Runnable::run)
                .buildAsync();
        proven = Caffeine.newBuilder()
                .maximumSize(config.remembered())
                .expireAfterWrite(config.proven())
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** The remembered verdict, or the answer to the question, which is asked once however many want it. */
    CompletableFuture<Verdict> of(Shown shown, Function<Shown, CompletableFuture<Verdict>> question) {
        return cache.get(
                shown.hash(), (hash, executor) -> question.apply(shown).thenApply(verdict -> noted(hash, verdict)));
    }

    private Verdict noted(ByteBuffer hash, Verdict verdict) {
        if (verdict instanceof Verdict.Accepted) {
            proven.put(hash, true);
        }
        return verdict;
    }

    /** Whether it was accepted within {@link CredentialConfig#proven}, whatever became of it since. */
    boolean haveAccepted(Shown shown) {
        return proven.getIfPresent(shown.hash()) != null;
    }

    /**
     * Forgets the accepted credentials that became such a token, and those whose workspace was closed: it may be open again,
     * and who has no workspace has no such token. Questions that are on their way are forgotten too: who
     * waits for one gets its answer, which may be older than the news, and nobody after that.
     */
    void forget(Predicate<Inward> which) {
        cache.asMap().values().removeIf(answer -> !answer.isDone() || isAccepted(answer, which) || isHomeless(answer));
    }

    /** Whether {@link #forget} is called when it should be; nothing is kept over a change of that. */
    void heard(boolean is) {
        life.heard(is);
        cache.asMap().clear();
    }

    private static boolean isHomeless(CompletableFuture<Verdict> answer) {
        return answer.state() == Future.State.SUCCESS && answer.resultNow() instanceof Verdict.Homeless;
    }

    private static boolean isAccepted(CompletableFuture<Verdict> answer, Predicate<Inward> which) {
        return answer.state() == Future.State.SUCCESS
                && answer.resultNow() instanceof Verdict.Accepted(Inward inward)
                && which.test(inward);
    }
}

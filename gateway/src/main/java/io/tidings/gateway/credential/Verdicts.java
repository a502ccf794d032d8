package io.tidings.gateway.credential;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Remembers verdicts by the credential's hash, bounded. */
final class Verdicts {
    private final AsyncCache<ByteBuffer, Verdict> cache;

    Verdicts(CredentialConfig config, InstantSource clock, Ticker ticker) {
        cache = Caffeine.newBuilder()
                .maximumSize(config.remembered())
                .expireAfter(new VerdictLife(config, clock))
                .ticker(ticker)
                .executor(Runnable::run)
                .buildAsync();
    }

    /** The remembered verdict, or the answer to the question, which is asked once however many want it. */
    CompletableFuture<Verdict> of(String credential, Function<String, CompletableFuture<Verdict>> question) {
        return cache.get(hash(credential), (hash, executor) -> question.apply(credential));
    }

    private static ByteBuffer hash(String credential) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(credential.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

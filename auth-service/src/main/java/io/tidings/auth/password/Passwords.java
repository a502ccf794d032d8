package io.tidings.auth.password;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.smallrye.mutiny.Uni;
import io.tidings.platform.fault.Unavailable;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Hashes and checks passwords. */
@ApplicationScoped
public class Passwords {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Duration BUSY = Duration.ofSeconds(1);

    private final Argon2Function function;
    private final WorkerExecutor executor;
    private final Semaphore places;
    private final long patience;
    private final String decoy;

    Passwords(PasswordConfig config, Vertx vertx) {
        function = Argon2Function.getInstance(
                config.memory(), config.iterations(), config.parallelism(), HASH_BYTES, Argon2.ID);
        int concurrency = config.concurrency().orElseGet(Passwords::halfOfTheProcessors);
        executor = vertx.createSharedWorkerExecutor("passwords", concurrency);
        places = new Semaphore(concurrency + config.waiting());
        patience = config.patience().toNanos();
        decoy = decoy(config);
    }

    /** The hash in PHC string format; fails with {@code Unavailable} when too many are waiting. */
    public Uni<String> hash(String password) {
        return offLoop(() -> hashNow(password));
    }

    /**
     * Whether the password has this hash. Without a hash (no such user) the answer is no, after the same work; fails
     * with {@code Unavailable} when too many are waiting.
     */
    public Uni<Boolean> matches(String password, @Nullable String hash) {
        String against = hash == null ? decoy : hash;
        return offLoop(() -> matchesNow(password, against) && hash != null);
    }

    /** A hash that no password has, of the same cost as every other. */
    private static String decoy(PasswordConfig config) {
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        config.memory(),
                        config.iterations(),
                        config.parallelism(),
                        random(SALT_BYTES),
                        random(HASH_BYTES));
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private String hashNow(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(function).getResult();
    }

    private static boolean matchesNow(String password, String hash) {
        return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    }

    private <T> Uni<T> offLoop(Callable<T> work) {
        if (!places.tryAcquire()) {
            return Uni.createFrom().failure(new Unavailable(BUSY));
        }
        long due = System.nanoTime() + patience;
        return executor.executeBlocking(() -> inTime(due, work), false)
                .onTermination()
                .invoke(() -> places.release());
    }

    /** What nobody waits for any more would only make the next one late too. */
    private static <T> T inTime(long due, Callable<T> work) throws Exception {
        if (System.nanoTime() - due > 0) {
            throw new Unavailable(BUSY);
        }
        return work.call();
    }

    /** A flood of logins leaves the other half to the rest. */
    private static int halfOfTheProcessors() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    @PreDestroy
    void close() {
        executor.closeAndForget();
    }
}

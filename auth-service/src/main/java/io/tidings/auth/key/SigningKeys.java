package io.tidings.auth.key;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The active keys, held in memory, read again every minute, created where the table has none. */
@ApplicationScoped
public class SigningKeys {
    private static final Logger LOG = Logger.getLogger(SigningKeys.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KeyStore store;
    private final KeyGenerator generator;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Keyring> current = new AtomicReference<>();
    private final AtomicReference<Instant> looked = new AtomicReference<>(Instant.MIN);

    SigningKeys(KeyStore store, KeyGenerator generator, InstantSource clock) {
        this.store = store;
        this.generator = generator;
        this.clock = clock;
    }

    /** The keys; a key on its {@code signsFrom} has been here for as long as it was announced, less a minute. */
    public Uni<Keyring> keyring() {
        Keyring known = current.get();
        return known == null ? load() : Uni.createFrom().item(known);
    }

    /**
     * The active key of this purpose with this name. One that is unknown may be new, added by another process: the table
     * is read for it, once in a second at most however many names are made up.
     */
    public Uni<Optional<SigningKey>> verifier(Purpose purpose, String kid) {
        return keyring()
                .chain(known -> known.verifier(purpose, kid)
                        .map(key -> Uni.createFrom().item(Optional.of(key)))
                        .orElseGet(() -> newer(known).map(keyring -> keyring.verifier(purpose, kid))));
    }

    /** The keys as the table has them, read once in a second at most: whoever asks may have met a new one elsewhere. */
    public Uni<Keyring> latest() {
        return keyring().chain(this::newer);
    }

    private Uni<Keyring> newer(Keyring known) {
        Instant now = clock.instant();
        Instant last = Objects.requireNonNull(looked.get());
        boolean may = last.isBefore(now.minus(PAUSE)) && looked.compareAndSet(last, now);
        return may ? load() : Uni.createFrom().item(known);
    }

    void warmUp(@Observes StartupEvent event) {
        load().subscribe()
                .with(keyring -> LOG.debugf("%d signing keys", keyring.keys().size()), this::notYet);
    }

    private void notYet(Throwable failure) {
        LOG.warn("The signing keys could not be read yet; the next request tries again", failure);
    }

    @Scheduled(every = "60s", delayed = "60s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return load().replaceWithVoid();
    }

    /** Reads the table now. */
    Uni<Keyring> load() {
        return store.load()
                .chain(found -> found.complete() ? Uni.createFrom().item(found) : create())
                .invoke(current::set);
    }

    private Uni<Keyring> create() {
        return generator.oneForEachPurpose().chain(store::addMissing);
    }
}

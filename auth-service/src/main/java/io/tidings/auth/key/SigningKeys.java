package io.tidings.auth.key;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The active keys, held in memory, read again every minute, created where the table has none. */
@ApplicationScoped
public class SigningKeys {
    private static final Logger LOG = Logger.getLogger(SigningKeys.class);

    private final KeyStore store;
    private final KeyGenerator generator;
    private final AtomicReference<@Nullable Keyring> current = new AtomicReference<>();

    SigningKeys(KeyStore store, KeyGenerator generator) {
        this.store = store;
        this.generator = generator;
    }

    /** The keys; a key on its {@code signsFrom} has been here for as long as it was announced, less a minute. */
    public Uni<Keyring> keyring() {
        Keyring known = current.get();
        return known == null ? load() : Uni.createFrom().item(known);
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

    private Uni<Keyring> load() {
        return store.load()
                .chain(found -> found.complete() ? Uni.createFrom().item(found) : create())
                .invoke(current::set);
    }

    private Uni<Keyring> create() {
        return generator.oneForEachPurpose().chain(store::addMissing);
    }
}

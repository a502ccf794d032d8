package io.tidings.auth.key;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.tidings.platform.fault.Invalid;
import io.tidings.platform.fault.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Has new keys follow old ones, by age or when an operator says so, and retires those whose last token has expired. */
@ApplicationScoped
class KeyRotation {
    private static final Logger LOG = Logger.getLogger(KeyRotation.class);

    private final SigningKeys keys;
    private final KeyStore store;
    private final KeyGenerator generator;
    private final KeyConfig config;
    private final InstantSource clock;

    KeyRotation(SigningKeys keys, KeyStore store, KeyGenerator generator, KeyConfig config, InstantSource clock) {
        this.keys = keys;
        this.store = store;
        this.generator = generator;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> turn() {
        return keys.load().map(this::overdue).chain(this::follow).chain(this::retireFollowed);
    }

    /** A new key, which signs when all processes have had the time to learn it, or at once. */
    Uni<SigningKey> add(Purpose purpose, boolean atOnce) {
        Instant now = clock.instant();
        return generator
                .forEach(List.of(purpose), atOnce ? now : now.plus(config.announced()))
                .call(made -> store.add(made, (found, key) -> true))
                .call(keys::load)
                .map(List::getFirst)
                .invoke(key -> LOG.infof("%s signs from %s on", key, key.signsFrom()));
    }

    /** No token of this key is good any more, within a minute everywhere; fails when none would be left to sign. */
    Uni<Void> retire(String kid) {
        Instant now = clock.instant();
        return keys.load()
                .map(keyring -> keyring.find(kid).orElseThrow(NotFound::new))
                .chain(key -> store.retire(key, now))
                .invoke(retired -> {
                    if (!retired) {
                        throw Invalid.field("kid", "The only key that signs can't be retired.");
                    }
                    LOG.infof("key %s is retired", kid);
                })
                .chain(keys::load)
                .replaceWithVoid();
    }

    private List<Purpose> overdue(Keyring keyring) {
        Instant limit = limit();
        return Stream.of(Purpose.values())
                .filter(purpose -> keyring.isOverdue(purpose, limit))
                .toList();
    }

    private Instant limit() {
        return clock.instant().minus(config.rotateAfter());
    }

    /** Those that are overdue still: another process may have been first. */
    private Uni<Void> follow(List<Purpose> overdue) {
        if (overdue.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant limit = limit();
        return generator
                .forEach(overdue, clock.instant().plus(config.announced()))
                .chain(made -> store.add(made, (found, key) -> found.isOverdue(key.purpose(), limit)))
                .invoke(keyring -> LOG.infof("%d keys were old enough to be followed", overdue.size()))
                .replaceWithVoid();
    }

    private Uni<Void> retireFollowed() {
        Instant now = clock.instant();
        return Uni.join()
                .all(Stream.of(Purpose.values())
                        .map(purpose -> store.retireFollowed(purpose, now.minus(config.kept(purpose)), now))
                        .toList())
                .andFailFast()
                .chain(keys::load)
                .replaceWithVoid();
    }
}

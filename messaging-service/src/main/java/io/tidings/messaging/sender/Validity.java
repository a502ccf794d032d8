package io.tidings.messaging.sender;

import io.tidings.messaging.loop.Loop;
import io.tidings.messaging.queue.ExpiringStore;
import io.tidings.messaging.queue.ExpiringStore.Expiring;
import io.tidings.messaging.settlement.AttemptResult;
import io.tidings.messaging.settlement.Ending;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Lets messages of the owned shards expire on their time, also those that are not in memory. Looks a little ahead, and
 * again when the first of what it saw is due. Lives on the loop.
 */
@ApplicationScoped
class Validity {

    private static final Logger LOG = Logger.getLogger(Validity.class);
    private static final int BATCH = 500;

    private final Loop loop;
    private final ExpiringStore store;
    private final ResultBuffer results;
    private final SenderConfig config;
    private Set<Integer> shards = Set.of();

    Validity(Loop loop, ExpiringStore store, ResultBuffer results, SenderConfig config) {
        this.loop = loop;
        this.store = store;
        this.results = results;
        this.config = config;
    }

    /** Looks after these shards, of which there may be others each time. */
    void watch(Set<Integer> owned) {
        shards = owned;
        look();
    }

    private void look() {
        if (shards.isEmpty()) {
            loop.after(config.validityLook(), this::look);
            return;
        }
        store.first(List.copyOf(shards), loop.now().plus(config.validityLook()), BATCH)
                .emitOn(loop::run)
                .subscribe()
                .with(this::found, e -> {
                    LOG.warnf("messages that expire could not be read: %s", e.toString());
                    loop.run(() -> loop.after(config.validityLook(), this::look));
                });
    }

    private void found(List<Expiring> soon) {
        Instant now = loop.now();
        List<Expiring> over =
                soon.stream().filter(one -> !one.validUntil().isAfter(now)).toList();
        if (over.isEmpty()) {
            loop.after(soon.isEmpty() ? config.validityLook() : wait(now, soon.getFirst()), this::look);
            return;
        }
        over.subList(0, over.size() - 1).forEach(one -> expire(one, now, () -> {}));
        // those of one batch are written in their order: after the last there is more to see
        expire(over.getLast(), now, this::look);
    }

    private void expire(Expiring message, Instant now, Runnable then) {
        results.add(new AttemptResult(message.message(), null, now, new Ending.Expired()), false, ended -> then.run());
    }

    private static Duration wait(Instant now, Expiring next) {
        return Duration.between(now, next.validUntil()).plusMillis(1);
    }
}

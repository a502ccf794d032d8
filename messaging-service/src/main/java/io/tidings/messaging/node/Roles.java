package io.tidings.messaging.node;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tidings.messaging.queue.CommandConsumer;
import io.tidings.messaging.sender.Sender;
import io.tidings.messaging.sender.SenderConfig;
import io.tidings.messaging.shard.Ownership;
import io.tidings.messaging.shard.ShardConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The sender's beginning and end. At a clean stop its shards are drained and released before connections close. */
@Singleton
class Roles {

    private static final Logger LOG = Logger.getLogger(Roles.class);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final SenderConfig sender;
    private final ShardConfig shards;
    private final Sender sending;
    private final Ownership ownership;
    private final CommandConsumer commands;

    Roles(SenderConfig config, ShardConfig shards, Sender sending, Ownership ownership, CommandConsumer commands) {
        this.sender = config;
        this.shards = shards;
        this.sending = sending;
        this.ownership = ownership;
        this.commands = commands;
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        if (sender.enabled()) {
            sending.start();
            ownership.start();
            commands.start();
        }
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        if (!sender.enabled()) {
            return;
        }
        CompletableFuture<Void> drained =
                ownership.stop().subscribeAsCompletionStage().toCompletableFuture();
        Duration most = shards.drain().plus(GRACE);
        drained.completeOnTimeout(null, most.toMillis(), TimeUnit.MILLISECONDS).join();
        LOG.info("shards are released");
    }
}

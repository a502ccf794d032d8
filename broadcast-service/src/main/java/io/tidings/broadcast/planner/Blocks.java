package io.tidings.broadcast.planner;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Transactions;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Sets a broadcast aside for a while whose plan failed, so that the others go on. */
@Singleton
class Blocks {

    private static final Logger LOG = Logger.getLogger(Blocks.class);
    private static final String BLOCK = "UPDATE broadcast SET blocked_until = $2 WHERE uuid = $1";

    private final PlannerConfig config;
    private final Transactions transactions;
    private final InstantSource time;

    Blocks(PlannerConfig config, Transactions transactions, InstantSource time) {
        this.config = config;
        this.transactions = transactions;
        this.time = time;
    }

    Uni<Void> block(Unplannable failure) {
        LOG.errorf(failure, "broadcast %s is set aside for %s", failure.broadcast(), config.blockFor());
        OffsetDateTime until = time.instant().plus(config.blockFor()).atOffset(ZoneOffset.UTC);
        return transactions
                .asWorker(tx -> tx.connection().preparedQuery(BLOCK).execute(Tuple.of(failure.broadcast(), until)))
                .replaceWithVoid();
    }
}

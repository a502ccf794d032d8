package io.tidings.messaging.shard;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tidings.platform.id.Uuid7s;
import io.tidings.testkit.TidingsStack;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/**
 * Whatever two owners, their dead predecessors, provider and customer do in whatever order, messages are where a simple
 * model has them. Sequences run side by side, one a shard, so that they share transactions. The seed of a sequence that
 * fails is printed; {@code -Dtidings.seed=} runs that one alone.
 */
@QuarkusTest
@QuarkusTestResource(
        value = TidingsStack.class,
        initArgs = @ResourceArg(name = "database", value = "tidings_messaging"))
@TestProfile(TakeOverTest.WithoutSender.class)
class RandomOwnersTest {

    private static final int SHARDS = 64;
    private static final int SEQUENCES = 2_048;

    @Inject
    Rounds rounds;

    @Inject
    Uuid7s ids;

    @Test
    void agreesWithASimpleModel() throws Exception {
        Long only = Long.getLong("tidings.seed");
        long seed = only == null ? new Random().nextLong() : only;
        int sequences = only == null ? SEQUENCES : 1;
        try (Told told = Told.listen()) {
            JqwikSession.run(() -> {
                RandomGenerator<List<Step>> steps = Step.sequences().generator(1_000);
                for (int first = 0; first < sequences; first += SHARDS) {
                    List<World> worlds = worlds(seed + first, Math.min(SHARDS, sequences - first), steps);
                    rounds.run(worlds);
                    told.check(worlds);
                }
            });
        }
    }

    private List<World> worlds(long seed, int count, RandomGenerator<List<Step>> steps) {
        List<World> worlds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            worlds.add(new World(i, seed + i, steps.next(new Random(seed + i)).value(), ids));
        }
        return worlds;
    }
}

package io.tidings.messaging.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.tidings.messaging.queue.Commands;
import io.tidings.messaging.queue.QueueStore;
import io.tidings.messaging.queue.QueueStore.Claim;
import io.tidings.messaging.queue.Waiting;
import io.tidings.messaging.settlement.AttemptResult;
import io.tidings.messaging.settlement.Ending;
import io.tidings.messaging.settlement.Orphans;
import io.tidings.messaging.settlement.Results;
import io.tidings.messaging.shard.SimpleShard.Attempt;
import io.tidings.messaging.shard.Step.End;
import io.tidings.messaging.shard.Step.Owner;
import io.tidings.platform.id.Uuid7s;
import io.tidings.platform.store.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Takes the next step of all worlds at once, with the statements of the service, and compares. */
@ApplicationScoped
class Rounds {

    private static final Duration LEASE = Duration.ofHours(1);

    private final Commands commands;
    private final ShardStore shards;
    private final QueueStore queue;
    private final Results results;
    private final Orphans orphans;
    private final Transactions transactions;
    private final Tables tables;
    private final Uuid7s ids;

    Rounds(
            Commands commands,
            ShardStore shards,
            QueueStore queue,
            Results results,
            Orphans orphans,
            Transactions transactions,
            Tables tables,
            Uuid7s ids) {
        this.commands = commands;
        this.shards = shards;
        this.queue = queue;
        this.results = results;
        this.orphans = orphans;
        this.transactions = transactions;
        this.tables = tables;
        this.ids = ids;
    }

    /** Takes all steps of all worlds. */
    void run(List<World> worlds) {
        tables.free(worlds);
        int longest = worlds.stream().mapToInt(w -> w.steps.size()).max().orElse(0);
        for (int step = 0; step < longest; step++) {
            round(worlds, step);
            tables.compare(worlds, step);
        }
        tables.compareAttempts(worlds);
        tables.clear(worlds);
    }

    private void round(List<World> worlds, int step) {
        command(next(worlds, step, Step.Command.class));
        endLeases(next(worlds, step, Step.EndLease.class));
        for (Owner owner : Owner.values()) {
            take(owner, next(worlds, step, Step.Take.class), step);
            renew(owner, next(worlds, step, Step.Renew.class), step);
        }
        claim(next(worlds, step, Step.Claim.class), step);
        end(next(worlds, step, Step.Results.class));
        expire(next(worlds, step, Step.Expire.class));
        tables.receive(next(worlds, step, Step.Receipt.class), next(worlds, step, Step.Nameless.class));
        next(worlds, step, Step.Hold.class).forEach((world, hold) -> {
            world.model.hold(hold.target(), hold.held());
            tables.hold(world.target(hold.target()), hold.target(), hold.held());
        });
        read(next(worlds, step, Step.Read.class), step);
    }

    private static <S extends Step> Map<World, S> next(List<World> worlds, int step, Class<S> kind) {
        Map<World, S> found = new LinkedHashMap<>();
        worlds.stream()
                .filter(world -> step < world.steps.size() && kind.isInstance(world.steps.get(step)))
                .forEach(world -> found.put(world, kind.cast(world.steps.get(step))));
        return found;
    }

    private void command(Map<World, Step.Command> steps) {
        if (steps.isEmpty()) {
            return;
        }
        steps.forEach((world, step) -> world.model.accept(world.ids(step.messages())));
        await(commands.accept(steps.entrySet().stream()
                .map(e -> e.getKey().command(e.getKey().ids(e.getValue().messages())))
                .toList()));
    }

    private void endLeases(Map<World, Step.EndLease> steps) {
        steps.keySet().forEach(world -> world.model.endLease());
        tables.endLeases(steps.keySet());
    }

    private void take(Owner owner, Map<World, Step.Take> steps, int step) {
        List<World> takers = steps.keySet().stream()
                .filter(w -> steps.get(w).owner() == owner)
                .toList();
        if (takers.isEmpty()) {
            return;
        }
        Map<Integer, Long> epochs = await(transactions.asWorker(
                tx -> shards.take(tx, takers.stream().map(w -> w.shard).toList(), owner.name(), "test", LEASE)
                        .call(taken -> orphans.settle(tx, leases(taken)))));
        for (World world : takers) {
            assertThat(epochs.containsKey(world.shard)).as(world.after(step)).isEqualTo(world.model.take(owner));
            if (epochs.containsKey(world.shard)) {
                world.took(owner, epochs.get(world.shard));
            }
        }
    }

    private static List<Lease> leases(Map<Integer, Long> epochs) {
        return epochs.entrySet().stream()
                .map(e -> new Lease(e.getKey(), e.getValue(), Long.MAX_VALUE))
                .toList();
    }

    private void renew(Owner owner, Map<World, Step.Renew> steps, int step) {
        List<World> renewers = steps.keySet().stream()
                .filter(w -> steps.get(w).owner() == owner)
                .toList();
        if (renewers.isEmpty()) {
            return;
        }
        Map<Integer, Long> epochs =
                await(shards.renew(renewers.stream().map(w -> w.lease(owner)).toList(), owner.name(), LEASE));
        renewers.forEach(world -> assertThat(epochs.containsKey(world.shard))
                .as(world.after(step))
                .isEqualTo(world.model.renew(owner)));
    }

    private void claim(Map<World, Step.Claim> steps, int step) {
        List<Claim> claims = new ArrayList<>();
        steps.forEach((world, claim) -> claim.tries()
                .forEach(one -> claims.add(new Claim(
                        world.lease(claim.owner()), world.messages.get(one.message()), ids.next(), Instant.now()))));
        if (claims.isEmpty()) {
            return;
        }
        Set<UUID> claimed = await(queue.claim(claims));
        Map<UUID, UUID> attempts = claims.stream().collect(Collectors.toMap(Claim::message, Claim::attempt));
        steps.forEach((world, claim) -> claim.tries().forEach(one -> {
            UUID message = world.messages.get(one.message());
            UUID attempt = attempts.get(message);
            boolean expected = world.model.claim(claim.owner(), message, attempt);
            assertThat(claimed.contains(message)).as(world.after(step)).isEqualTo(expected);
            world.attempts.add(new Attempt(attempt, message, expected ? one.end() : End.NOT_BEGUN));
        }));
    }

    private void end(Map<World, Step.Results> steps) {
        Map<World, Collection<Attempt>> ended = new HashMap<>();
        steps.forEach((world, step) -> ended.put(world, world.recent(step.attempts())));
        apply(ended.values().stream()
                .flatMap(Collection::stream)
                .map(a -> new AttemptResult(a.message(), a.id(), Instant.now(), ending(a)))
                .toList());
        ended.forEach((world, attempts) -> attempts.forEach(world.model::end));
    }

    private void expire(Map<World, Step.Expire> steps) {
        List<AttemptResult> expired = new ArrayList<>();
        steps.forEach((world, step) -> {
            UUID message = world.messages.get(step.message());
            expired.add(new AttemptResult(message, null, Instant.now(), new Ending.Expired()));
            world.model.expire(message);
        });
        apply(expired);
    }

    private void apply(List<AttemptResult> list) {
        if (!list.isEmpty()) {
            await(results.apply(list));
        }
    }

    private static Ending ending(Attempt attempt) {
        return switch (attempt.end()) {
            case SENT -> new Ending.Sent(attempt.providerId());
            case UNKNOWN -> new Ending.Unknown("no answer");
            case FAILED -> new Ending.Failed(131026, "Undeliverable");
            case SUPPRESSED -> new Ending.Suppressed(131050, "Opted out");
            case AGAIN -> new Ending.Again(Instant.now(), 130429, "Rate limit hit", false);
            case NOT_BEGUN -> new Ending.NotBegun();
        };
    }

    private void read(Map<World, Step.Read> steps, int step) {
        if (steps.isEmpty()) {
            return;
        }
        List<Waiting> found =
                await(queue.fetch(steps.keySet().stream().map(World::position).toList(), 100));
        for (World world : steps.keySet()) {
            List<UUID> own = found.stream()
                    .filter(w -> w.device().equals(world.device))
                    .map(Waiting::id)
                    .toList();
            assertThat(own).as(world.after(step)).containsExactlyInAnyOrderElementsOf(world.model.readable());
        }
    }

    private static <T> T await(Uni<T> step) {
        return step.await().atMost(Duration.ofSeconds(20));
    }
}

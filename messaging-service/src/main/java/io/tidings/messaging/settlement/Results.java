package io.tidings.messaging.settlement;

import io.smallrye.mutiny.Uni;
import io.tidings.messaging.settlement.Ending.Sent;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Applies results of attempts, many in one transaction. Applying one again changes nothing. */
@ApplicationScoped
public class Results {

    private static final String CLOSE_ATTEMPTS = """
            UPDATE attempt a
               SET outcome = u.outcome, provider_id = u.provider_id, error_code = u.code, error_title = u.title,
                   ended_at = u.at
              FROM unnest($1::uuid[], $2::text[], $3::text[], $4::integer[], $5::text[], $6::timestamptz[])
                AS u (id, outcome, provider_id, code, title, at)
             WHERE a.id = u.id""";

    private static final Comparator<AttemptResult> IN_ORDER =
            Comparator.comparing(AttemptResult::message, UuidOrder.UNSIGNED);

    private final Transactions transactions;
    private final MessageRows rows;
    private final TransitionWriter writer;

    Results(Transactions transactions, MessageRows rows, TransitionWriter writer) {
        this.transactions = transactions;
        this.rows = rows;
        this.writer = writer;
    }

    /** Applies them; completes when that is durable. */
    public Uni<Void> apply(List<AttemptResult> results) {
        return transactions.asWorker(tx -> apply(tx, results));
    }

    private Uni<Void> apply(Tx tx, List<AttemptResult> results) {
        List<AttemptResult> sent =
                results.stream().filter(Results::isSent).sorted(IN_ORDER).toList();
        return SentResults.settle(tx, sent).chain(settled -> {
            List<AttemptResult> rest = without(settled, results);
            Uni<Void> told = writer.tell(tx, settled);
            Uni<Void> matched = ProviderIds.matchEarlier(
                    tx, settled.stream().map(t -> t.facts().providerId()).toArray(String[]::new));
            return Uni.join()
                    .all(
                            told,
                            matched,
                            awaitNoLonger(tx, settled),
                            rest.isEmpty() ? Uni.createFrom().voidItem() : applyTheLongWay(tx, rest))
                    .andFailFast()
                    .replaceWithVoid();
        });
    }

    private static Uni<Void> awaitNoLonger(Tx tx, List<Transition> settled) {
        UUID[] unknown = settled.stream()
                .filter(Transition::wasUnknown)
                .map(t -> t.row().id())
                .toArray(UUID[]::new);
        return unknown.length == 0 ? Uni.createFrom().voidItem() : OpenUnknowns.close(tx, unknown);
    }

    private static boolean isSent(AttemptResult result) {
        return result.attempt() != null && result.ending() instanceof Sent;
    }

    private static List<AttemptResult> without(List<Transition> settled, List<AttemptResult> results) {
        if (settled.size() == results.size()) {
            return List.of();
        }
        Set<UUID> done = settled.stream().map(t -> t.row().id()).collect(Collectors.toSet());
        return results.stream().filter(r -> !done.contains(r.message())).toList();
    }

    /** The long way: what is locked and read first. */
    private Uni<Void> applyTheLongWay(Tx tx, List<AttemptResult> results) {
        List<UUID> ids = results.stream().map(AttemptResult::message).toList();
        return rows.lock(tx, ids)
                .chain(locked ->
                        writer.write(tx, transitions(locked, results)).chain(() -> record(tx, locked, results)));
    }

    private static List<Transition> transitions(Map<UUID, MessageRow> locked, List<AttemptResult> results) {
        return results.stream()
                .map(result ->
                        Optional.ofNullable(locked.get(result.message())).flatMap(row -> Verdicts.of(row, result)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Uni<Void> record(Tx tx, Map<UUID, MessageRow> locked, List<AttemptResult> results) {
        List<AttemptResult> attempts =
                results.stream().filter(r -> r.attempt() != null).toList();
        Map<String, MessageRow> sent = new LinkedHashMap<>();
        for (AttemptResult result : attempts) {
            MessageRow row = locked.get(result.message());
            if (row != null && result.ending() instanceof Sent accepted) {
                sent.put(accepted.providerId(), row);
            }
        }
        Uni<Void> closed = attempts.isEmpty() ? Uni.createFrom().voidItem() : closeAttempts(tx, attempts);
        return Uni.join().all(closed, ProviderIds.keep(tx, sent)).andFailFast().replaceWithVoid();
    }

    private static Uni<Void> closeAttempts(Tx tx, List<AttemptResult> results) {
        return tx.connection()
                .preparedQuery(CLOSE_ATTEMPTS)
                .execute(Tuple.tuple()
                        .addValue(results.stream().map(AttemptResult::attempt).toArray(UUID[]::new))
                        .addValue(texts(results, Results::outcome))
                        .addValue(texts(results, r -> r.ending() instanceof Sent sent ? sent.providerId() : null))
                        .addValue(results.stream().map(Results::code).toArray(Integer[]::new))
                        .addValue(texts(results, Results::title))
                        .addValue(results.stream()
                                .map(r -> r.at().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    private static String outcome(AttemptResult result) {
        return switch (result.ending()) {
            case Sent ignored -> "accepted";
            case Ending.Unknown ignored -> "unknown";
            case Ending.Failed ignored -> "refused";
            case Ending.Suppressed ignored -> "suppressed";
            case Ending.Again ignored -> "again";
            case Ending.NotBegun ignored -> "not_begun";
            case Ending.Expired ignored -> "expired";
            case Ending.Cancelled ignored -> "cancelled";
        };
    }

    private static @Nullable Integer code(AttemptResult result) {
        return switch (result.ending()) {
            case Ending.Failed failed -> failed.code();
            case Ending.Suppressed suppressed -> suppressed.code();
            case Ending.Again again -> again.code();
            default -> null;
        };
    }

    private static @Nullable String title(AttemptResult result) {
        return switch (result.ending()) {
            case Ending.Failed failed -> failed.title();
            case Ending.Suppressed suppressed -> suppressed.title();
            case Ending.Again again -> again.title();
            case Ending.Unknown unknown -> unknown.reason();
            default -> null;
        };
    }

    private static String[] texts(List<AttemptResult> results, Function<AttemptResult, @Nullable String> value) {
        return results.stream().map(value).toArray(String[]::new);
    }
}

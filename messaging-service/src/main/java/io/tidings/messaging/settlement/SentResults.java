package io.tidings.messaging.settlement;

import io.smallrye.mutiny.Uni;
import io.tidings.events.MessageState;
import io.tidings.events.ReceiptState;
import io.tidings.events.SendingState;
import io.tidings.messaging.settlement.Transition.Facts;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Results that say that the provider took the message, nearly all there are: settled in one statement. */
final class SentResults {

    private static final String SETTLE = """
            SELECT id, workspace, broadcast, device, shard, cost, was, receipt FROM settle_sent($1, $2, $3, $4)""";

    private SentResults() {}

    /**
     * Settles the messages whose queue row is still about the attempt of their result, and answers their transitions,
     * which are not told yet. Results of other messages are left to the caller.
     *
     * @param results by message, in the order of ids
     */
    static Uni<List<Transition>> settle(Tx tx, List<AttemptResult> results) {
        if (results.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Map<UUID, AttemptResult> byMessage = HashMap.newHashMap(results.size());
        results.forEach(result -> byMessage.put(result.message(), result));
        return tx.connection().preparedQuery(SETTLE).execute(columns(results)).map(rows -> {
            List<Transition> settled = new ArrayList<>(rows.size());
            for (Row row : rows) {
                settled.add(transition(row, byMessage));
            }
            return settled;
        });
    }

    private static Transition transition(Row row, Map<UUID, AttemptResult> byMessage) {
        UUID id = row.getUUID(0);
        AttemptResult result = Objects.requireNonNull(byMessage.get(id));
        SendingState was = SendingState.valueOf(row.getString(6).toUpperCase(Locale.ROOT));
        ReceiptState receipt = ReceiptState.valueOf(row.getString(7).toUpperCase(Locale.ROOT));
        BigDecimal cost = row.getBigDecimal(5);
        MessageRow message = new MessageRow(
                id,
                row.getUUID(1),
                row.getUUID(2),
                row.getUUID(3),
                row.getShort(4),
                cost,
                new MessageState(was, receipt),
                result.attempt(),
                true);
        Facts facts = Facts.sent(providerId(result), result.at());
        return Transition.to(message, new MessageState(SendingState.SENT, receipt), result.at(), facts);
    }

    /** The provider's id, of a result that is {@link Ending.Sent}. */
    static String providerId(AttemptResult result) {
        return ((Ending.Sent) result.ending()).providerId();
    }

    private static Tuple columns(List<AttemptResult> results) {
        int count = results.size();
        UUID[] ids = new UUID[count];
        UUID[] attempts = new UUID[count];
        String[] providerIds = new String[count];
        OffsetDateTime[] at = new OffsetDateTime[count];
        for (int i = 0; i < count; i++) {
            AttemptResult result = results.get(i);
            ids[i] = result.message();
            attempts[i] = result.attempt();
            providerIds[i] = providerId(result);
            at[i] = result.at().atOffset(ZoneOffset.UTC);
        }
        return Tuple.of(ids, attempts, providerIds, at);
    }
}

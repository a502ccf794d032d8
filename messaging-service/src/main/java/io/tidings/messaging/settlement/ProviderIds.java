package io.tidings.messaging.settlement;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The look-up from a provider's ids to messages. Receipts that came before their id was known are matched then. */
final class ProviderIds {

    private static final String KEEP = """
            INSERT INTO provider_message (provider_id, message, workspace, device, broadcast)
            SELECT * FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[])
            ON CONFLICT (provider_id) DO NOTHING""";
    private static final String MATCH_EARLIER = """
            WITH matched AS (DELETE FROM receipt_unmatched WHERE provider_id = ANY ($1) RETURNING *)
            INSERT INTO receipt_intake (workspace, provider_id, status, at, correlation, error_code, error_title)
            SELECT workspace, provider_id, status, at, NULL, error_code, error_title FROM matched""";

    private ProviderIds() {}

    /** Keeps the ids, by the provider's id. */
    static Uni<Void> keep(Tx tx, Map<String, MessageRow> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] providerIds = ids.keySet().toArray(String[]::new);
        List<MessageRow> messages = List.copyOf(ids.values());
        Tuple parameters = Tuple.of(
                providerIds,
                column(messages, MessageRow::id),
                column(messages, MessageRow::workspace),
                column(messages, MessageRow::device),
                column(messages, MessageRow::broadcast));
        return tx.connection().preparedQuery(KEEP).execute(parameters).chain(() -> matchEarlier(tx, providerIds));
    }

    /** Has receipts of these ids that came before them applied. */
    static Uni<Void> matchEarlier(Tx tx, @Nullable String[] providerIds) {
        return providerIds.length == 0
                ? Uni.createFrom().voidItem()
                : tx.connection()
                        .preparedQuery(MATCH_EARLIER)
                        .execute(Tuple.tuple().addValue(providerIds))
                        .replaceWithVoid();
    }

    private static UUID[] column(List<MessageRow> messages, Function<MessageRow, @Nullable UUID> value) {
        return messages.stream().map(value).toArray(UUID[]::new);
    }
}

package io.tidings.broadcast.confirmation;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Replies, and what they change in recipients and in the counts of broadcasts. */
@Singleton
class ReplyTable {

    private static final String INSERT = """
            INSERT INTO reply (device, provider_message_id, workspace, recipient, kind, at)
            SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::timestamptz[])
            ON CONFLICT DO NOTHING RETURNING device, provider_message_id
            """;
    private static final String LOCK = """
            SELECT uuid, broadcast, confirmed, canceled, interacted, reply_at
            FROM recipient WHERE uuid = ANY ($1) ORDER BY uuid FOR UPDATE
            """;
    private static final String REACT =
            "UPDATE recipient SET confirmed = $2, canceled = $3, interacted = $4, reply_at = $5 WHERE uuid = $1";
    private static final String COUNT =
            "UPDATE broadcast SET confirmed = confirmed + $2, interacted = interacted + $3 WHERE uuid = $1";

    /** A recipient as it is stored. */
    record Answering(UUID recipient, UUID broadcast, Reaction reaction) {

        Answering after(Reply reply) {
            return new Answering(recipient, broadcast, reaction.after(reply.kind(), reply.at()));
        }
    }

    /** What changes in the counts of a broadcast. */
    record CountChange(int confirmed, int interacted) {

        CountChange plus(CountChange other) {
            return new CountChange(confirmed + other.confirmed, interacted + other.interacted);
        }
    }

    /** Stores replies; the answer holds those that were not stored before. */
    Uni<List<Reply>> insert(Tx tx, List<Reply> replies) {
        Tuple columns = Tuple.tuple()
                .addArrayOfUUID(replies.stream().map(Reply::device).toArray(UUID[]::new))
                .addArrayOfString(replies.stream().map(Reply::providerMessageId).toArray(String[]::new))
                .addArrayOfUUID(replies.stream().map(Reply::workspace).toArray(UUID[]::new))
                .addArrayOfUUID(replies.stream().map(Reply::recipient).toArray(UUID[]::new))
                .addArrayOfString(
                        replies.stream().map(reply -> reply.kind().word()).toArray(String[]::new))
                .addArrayOfOffsetDateTime(
                        replies.stream().map(reply -> utc(reply.at())).toArray(OffsetDateTime[]::new));
        return tx.connection().preparedQuery(INSERT).execute(columns).map(inserted -> only(replies, inserted));
    }

    private static List<Reply> only(List<Reply> replies, RowSet<Row> inserted) {
        Set<List<Object>> fresh = new HashSet<>();
        inserted.forEach(row -> fresh.add(List.of(row.getUUID("device"), row.getString("provider_message_id"))));
        return replies.stream()
                .filter(reply -> fresh.remove(List.of(reply.device(), reply.providerMessageId())))
                .toList();
    }

    /** The recipients that are ours, locked until the transaction ends. */
    Uni<Map<UUID, Answering>> lock(Tx tx, Collection<UUID> recipients) {
        return tx.connection()
                .preparedQuery(LOCK)
                .execute(Tuple.of(recipients.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Answering> answering = new LinkedHashMap<>();
                    rows.forEach(row -> answering.put(row.getUUID("uuid"), answering(row)));
                    return answering;
                });
    }

    /** Writes how these recipients have reacted. */
    Uni<Void> react(Tx tx, Collection<Answering> answering) {
        List<Tuple> rows = answering.stream()
                .map(one -> Tuple.from(Arrays.asList(
                        one.recipient(),
                        one.reaction().confirmed(),
                        one.reaction().canceled(),
                        one.reaction().interacted(),
                        utc(one.reaction().at()))))
                .toList();
        return tx.connection().preparedQuery(REACT).executeBatch(rows).replaceWithVoid();
    }

    /** Adds to the counts of broadcasts, in one order everywhere. */
    Uni<Void> count(Tx tx, SortedMap<UUID, CountChange> changes) {
        List<Tuple> rows = changes.entrySet().stream()
                .map(change -> Tuple.of(
                        change.getKey(),
                        change.getValue().confirmed(),
                        change.getValue().interacted()))
                .toList();
        return tx.connection().preparedQuery(COUNT).executeBatch(rows).replaceWithVoid();
    }

    private static Answering answering(Row row) {
        OffsetDateTime at = row.getOffsetDateTime("reply_at");
        Reaction reaction = new Reaction(
                row.getBoolean("confirmed"),
                row.getBoolean("canceled"),
                row.getBoolean("interacted"),
                at == null ? null : at.toInstant());
        return new Answering(row.getUUID("uuid"), row.getUUID("broadcast"), reaction);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}

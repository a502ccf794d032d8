package io.tidings.messaging.webhook;

import io.smallrye.mutiny.Uni;
import io.tidings.messaging.account.Account;
import io.tidings.messaging.webhook.Notification.Inbound;
import io.tidings.messaging.webhook.Notification.Receipt;
import io.tidings.platform.store.Tx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The tables of the intake; one statement for each kind of row, whatever their number. */
@Singleton
class IntakeStore {

    private static final String RECEIPTS = """
            INSERT INTO receipt_intake (workspace, received_at, provider_id, status, at, correlation, error_code,
                                        error_title)
            SELECT $1, $2, u.*
              FROM unnest($3::text[], $4::text[], $5::timestamptz[], $6::uuid[], $7::int[], $8::text[]) u""";
    private static final String INBOUND = """
            INSERT INTO inbound_intake (workspace, received_at, device, provider_message_id, sender, kind, body, payload,
                                        context_provider_id, at)
            SELECT $1, $2, d.id, u.message, u.sender, u.kind, u.body, u.payload, u.context, u.at
              FROM unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
                          $11::timestamptz[])
                   WITH ORDINALITY AS u (number, message, sender, kind, body, payload, context, at, nth)
              JOIN device d ON d.account = $3 AND d.phone_number_id = u.number
             ORDER BY u.nth""";
    private static final String REJECTED = """
            INSERT INTO intake_rejected (workspace, account, body, reason, received_at) VALUES ($1, $2, $3, $4, $5)""";

    private final InstantSource clock;

    IntakeStore(InstantSource clock) {
        this.clock = clock;
    }

    /** Stores receipts of the account's workspace, and answers their number. */
    Uni<Integer> receipts(Tx tx, Account account, List<Receipt> receipts) {
        Tuple values = Tuple.of(account.workspace(), now())
                .addValue(column(receipts, Receipt::providerId, String[]::new))
                .addValue(column(receipts, Receipt::status, String[]::new))
                .addValue(column(receipts, receipt -> utc(receipt.at()), OffsetDateTime[]::new))
                .addValue(column(receipts, Receipt::correlation, UUID[]::new))
                .addValue(column(receipts, Receipt::errorCode, Integer[]::new))
                .addValue(column(receipts, Receipt::errorTitle, String[]::new));
        return tx.connection().preparedQuery(RECEIPTS).execute(values).map(SqlResult::rowCount);
    }

    /** Stores messages to the account's devices, and answers how many were to one. */
    Uni<Integer> inbound(Tx tx, Account account, List<Inbound> inbound) {
        Tuple values = Tuple.of(account.workspace(), now(), account.id())
                .addValue(column(inbound, Inbound::phoneNumberId, String[]::new))
                .addValue(column(inbound, Inbound::providerMessageId, String[]::new))
                .addValue(column(inbound, Inbound::from, String[]::new))
                .addValue(column(inbound, Inbound::kind, String[]::new))
                .addValue(column(inbound, Inbound::text, String[]::new))
                .addValue(column(inbound, Inbound::payload, String[]::new))
                .addValue(column(inbound, Inbound::context, String[]::new))
                .addValue(column(inbound, message -> utc(message.at()), OffsetDateTime[]::new));
        return tx.connection().preparedQuery(INBOUND).execute(values).map(SqlResult::rowCount);
    }

    /** Keeps a body that could not be read. */
    Uni<Void> rejected(Tx tx, Account account, byte[] body, String reason) {
        return tx.connection()
                .preparedQuery(REJECTED)
                .execute(Tuple.of(account.workspace(), account.id(), Buffer.buffer(body), reason, now()))
                .replaceWithVoid();
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static <T, C> C[] column(List<T> items, Function<T, @Nullable C> value, IntFunction<C[]> array) {
        return items.stream().map(value).toArray(array);
    }
}

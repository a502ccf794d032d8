package io.tidings.messaging.settlement;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Receipts as the arrays of a bulk statement. */
final class ReceiptColumns {

    private ReceiptColumns() {}

    static Tuple of(List<Receipt> receipts) {
        return Tuple.tuple()
                .addValue(receipts.stream().map(Receipt::id).toArray(Long[]::new))
                .addValue(receipts.stream().map(Receipt::workspace).toArray(UUID[]::new))
                .addValue(texts(receipts, Receipt::providerId))
                .addValue(texts(receipts, r -> r.status().name().toLowerCase(Locale.ROOT)))
                .addValue(receipts.stream()
                        .map(r -> r.at().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addValue(receipts.stream().map(Receipt::errorCode).toArray(Integer[]::new))
                .addValue(texts(receipts, Receipt::errorTitle));
    }

    private static String[] texts(List<Receipt> receipts, Function<Receipt, @Nullable String> value) {
        return receipts.stream().map(value).toArray(String[]::new);
    }
}

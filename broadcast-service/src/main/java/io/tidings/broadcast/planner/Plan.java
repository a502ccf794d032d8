package io.tidings.broadcast.planner;

import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A broadcast as its commands need it.
 *
 * @param content JSON text of the content
 * @param globalData JSON text of the object that all contacts share
 */
record Plan(
        UUID broadcast,
        UUID workspace,
        UUID device,
        int shard,
        String content,
        String globalData,
        BigDecimal unitPrice,
        Instant validUntil) {

    /** What a query must select of {@code broadcast b} and {@code sender s}. */
    static final String COLUMNS =
            "b.uuid, b.workspace, s.device, s.shard, b.content, b.global_data, b.unit_price, b.valid_until";

    static Plan of(Row row) {
        return new Plan(
                row.getUUID("uuid"),
                row.getUUID("workspace"),
                row.getUUID("device"),
                row.getInteger("shard"),
                row.getString("content"),
                row.getString("global_data"),
                row.getBigDecimal("unit_price"),
                row.getOffsetDateTime("valid_until").toInstant());
    }
}

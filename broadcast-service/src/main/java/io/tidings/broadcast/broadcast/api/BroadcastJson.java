package io.tidings.broadcast.broadcast.api;

import com.fasterxml.jackson.databind.util.RawValue;
import io.tidings.broadcast.api.Decimals;
import io.tidings.broadcast.api.Times;
import io.tidings.broadcast.broadcast.Broadcast;
import io.tidings.broadcast.broadcast.Counts;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documented shapes of a broadcast. */
public final class BroadcastJson {

    private static final String IN_QUEUE = "in_queue";
    private static final String SCHEDULED = "scheduled";

    private BroadcastJson() {}

    /** A row of the list. */
    static Map<String, @Nullable Object> row(Broadcast broadcast, ZoneId zone) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", broadcast.id());
        row.put("sent_at", Times.MINUTE.write(broadcast.sendsAt(), zone));
        row.put("name", broadcast.name());
        row.put("contacts", broadcast.contacts());
        row.put("stop_notifications", 0);
        row.put("language", broadcast.language());
        row.put("template", broadcast.template());
        row.put("template_image", "");
        row.put("whatsapp_area", broadcast.senderPhone());
        row.put("is_draft", false);
        putStatistics(row, broadcast);
        row.put("confirmations", broadcast.counts().confirmed());
        row.put("file_extension", "");
        row.put("has_file", false);
        row.put("reengagement", null);
        row.put("delayed_to", Times.SECOND.write(broadcast.delayedTo(), zone));
        row.put("scheduled_jobs_count", broadcast.state().equals(SCHEDULED) ? 1 : 0);
        row.put("cancellation_comment", null);
        return row;
    }

    /** What stands before {@code mapping} in the one broadcast. */
    public static Map<String, @Nullable Object> beforeMapping(Broadcast broadcast, ZoneId zone) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", broadcast.id());
        fields.put("sent_at", Times.DATE.write(broadcast.sendsAt(), zone));
        fields.put("name", broadcast.name());
        fields.put("contacts", broadcast.contacts());
        fields.put("language", broadcast.language());
        fields.put("template", broadcast.template());
        fields.put("whatsapp_area", broadcast.senderPhone());
        fields.put("is_draft", false);
        return fields;
    }

    /** What stands behind {@code mapping} in the one broadcast; {@code global_data} is an object or its text. */
    public static Map<String, @Nullable Object> behindMapping(Broadcast broadcast, Object globalData) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("global_data", globalData);
        fields.put("confirmations", broadcast.counts().confirmed());
        fields.put("has_file", false);
        fields.put("is_flow_form", false);
        fields.put("file", "");
        fields.put("follow_up_configuration", null);
        return fields;
    }

    /** JSON text that is written as it is. */
    public static Object raw(String json) {
        return new RawValue(json);
    }

    /** The counts and the state, which the list and the one broadcast share. */
    static void putStatistics(Map<String, @Nullable Object> fields, Broadcast broadcast) {
        Counts counts = broadcast.counts();
        fields.put("read", counts.read());
        fields.put("delivered", counts.delivered());
        fields.put("sent", counts.sent());
        fields.put("interacted", counts.interacted());
        fields.put("failed", counts.failed());
        fields.put("unknown", counts.unknown());
        fields.put("queued", broadcast.queued());
        fields.put("suppressed", counts.suppressed());
        fields.put("cancelled", counts.cancelled());
        fields.put("expired", counts.expired());
        fields.put("cost", Decimals.plain(counts.cost()));
        fields.put("status", broadcast.state());
        fields.put("in_queue", broadcast.state().equals(IN_QUEUE));
        fields.put("refused", false);
    }
}

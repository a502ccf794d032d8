package io.tidings.broadcast.broadcast.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.tidings.broadcast.api.Decimals;
import io.tidings.broadcast.api.Times;
import io.tidings.broadcast.broadcast.Recipient;
import io.tidings.broadcast.broadcast.Recipient.Milestones;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documented shape of a broadcast's contact. */
final class ContactJson {

    /** Escaped, since a row may hold what is no valid text. */
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private ContactJson() {}

    static Map<String, @Nullable Object> row(Recipient contact, String broadcastName, ZoneId zone) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", contact.id());
        row.put("phone", contact.phone());
        row.put("broadcast_name", broadcastName);
        row.put("data", dataOf(contact.row()));
        row.put("delivery_date", Times.SECOND.write(contact.milestones().sent(), zone));
        row.put("received_at", Times.SECOND.write(contact.milestones().delivered(), zone));
        row.put("confirmed", contact.reaction().confirmed());
        row.put("canceled", contact.reaction().canceled());
        row.put("interacted", contact.reaction().interacted());
        row.put("cost", Decimals.plain(contact.cost()));
        row.put("is_sent", contact.milestones().sent() != null);
        row.put("reply_at", Times.SECOND.write(contact.reaction().at(), zone));
        row.put("statuses", statuses(contact.milestones(), zone));
        row.put("state", contact.state().equals("planned") ? "queued" : contact.state());
        row.put("error", error(contact));
        return row;
    }

    /** In the order of the statuses; a clock that runs behind does not turn them round. */
    private static List<Map<String, @Nullable Object>> statuses(Milestones reached, ZoneId zone) {
        List<Map<String, @Nullable Object>> statuses = new ArrayList<>();
        Instant latest = Instant.MIN;
        latest = add("sent", reached.sent(), latest, zone, statuses);
        latest = add("delivered", reached.delivered(), latest, zone, statuses);
        latest = add("read", reached.read(), latest, zone, statuses);
        add("failed", reached.failed(), latest, zone, statuses);
        return statuses;
    }

    private static Instant add(
            String status,
            @Nullable Instant at,
            Instant latest,
            ZoneId zone,
            List<Map<String, @Nullable Object>> statuses) {
        if (at == null) {
            return latest;
        }
        Instant shown = at.isBefore(latest) ? latest : at;
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("status", status);
        entry.put("timestamp", Times.SECOND.write(shown, zone));
        statuses.add(entry);
        return shown;
    }

    private static @Nullable Map<String, @Nullable Object> error(Recipient contact) {
        if (contact.errorCode() == null && contact.errorTitle() == null) {
            return null;
        }
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("code", contact.errorCode());
        error.put("title", contact.errorTitle());
        return error;
    }

    /** The row without its phone. */
    private static String dataOf(String row) {
        StringWriter data = new StringWriter();
        try (JsonParser from = JSON.createParser(row);
                JsonGenerator to = JSON.createGenerator(data)) {
            from.nextToken();
            to.writeStartObject();
            while (from.nextToken() == JsonToken.FIELD_NAME) {
                copyField(from, to);
            }
            to.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a stored row is not JSON", e);
        }
        return data.toString();
    }

    private static void copyField(JsonParser from, JsonGenerator to) throws IOException {
        if (from.currentName().equals("phone")) {
            from.nextToken();
            from.skipChildren();
        } else {
            to.copyCurrentStructureExact(from);
        }
    }
}

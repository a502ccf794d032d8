package io.tidings.sandbox.receipt;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidings.sandbox.account.Accounts;
import io.tidings.sandbox.account.Directory;
import io.tidings.sandbox.account.Line;
import io.tidings.sandbox.inbound.InboundLog;
import io.tidings.sandbox.inbound.InboundMessage;
import io.tidings.sandbox.journal.Journal;
import io.tidings.sandbox.journal.Row;
import io.tidings.sandbox.json.Json;
import io.tidings.sandbox.webhook.Composer;
import io.tidings.sandbox.webhook.Updates;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes webhooks as Meta does: one entry for the account, a change for each number with its statuses. */
@Singleton
final class WebhookBody implements Composer {
    private final Accounts accounts;
    private final Journal journal;
    private final InboundLog inbound;

    WebhookBody(Accounts accounts, Journal journal, InboundLog inbound) {
        this.accounts = accounts;
        this.journal = journal;
        this.inbound = inbound;
    }

    private record Heard(InboundMessage message, long atMillis) {}

    /** What one number has to tell. */
    private record News(Line line, List<Status> statuses, List<Heard> heard) {}

    @Override
    public byte[] compose(Updates updates) {
        Directory directory = accounts.directory();
        Map<Long, News> news = new LinkedHashMap<>();
        for (int i = 0; i < updates.size(); i++) {
            add(directory, news, Update.of(updates.reference(i)), updates.moment(i));
        }
        return Json.bytes(out -> write(out, news.values()));
    }

    @Override
    public void acknowledged(Updates updates) {
        for (int i = 0; i < updates.size(); i++) {
            Update update = Update.of(updates.reference(i));
            if (update.kind() != Kind.INBOUND) {
                journal.receiptGiven(update.number());
            }
        }
    }

    private void add(Directory directory, Map<Long, News> all, Update update, long atMillis) {
        if (update.kind() == Kind.INBOUND) {
            InboundMessage message = inbound.read(update.number());
            News news = of(directory, all, message.to());
            if (news != null) {
                news.heard().add(new Heard(message, atMillis));
            }
            return;
        }
        Row row = journal.row(update.number());
        News news = of(directory, all, row.from());
        if (news != null) {
            String id = journal.messageId(row.to(), update.number());
            news.statuses().add(new Status(update.kind(), id, row, journal.correlationId(row), atMillis));
        }
    }

    /** The news of a number; null when it was taken away meanwhile. */
    private static @Nullable News of(Directory directory, Map<Long, News> all, long digits) {
        Line line = directory.lineOf(digits);
        return line == null
                ? null
                : all.computeIfAbsent(digits, key -> new News(line, new ArrayList<>(), new ArrayList<>()));
    }

    private static void write(JsonGenerator out, Collection<News> all) throws IOException {
        out.writeStartObject();
        out.writeStringField("object", "whatsapp_business_account");
        out.writeArrayFieldStart("entry");
        if (!all.isEmpty()) {
            writeEntry(out, all);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void writeEntry(JsonGenerator out, Collection<News> all) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", all.iterator().next().line().account().wabaId());
        out.writeArrayFieldStart("changes");
        for (News news : all) {
            if (!news.statuses().isEmpty()) {
                writeChange(out, news.line(), () -> writeStatuses(out, news.statuses()));
            }
            if (!news.heard().isEmpty()) {
                writeChange(out, news.line(), () -> writeHeard(out, news.heard()));
            }
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private interface Part {
        void write() throws IOException;
    }

    private static void writeChange(JsonGenerator out, Line line, Part content) throws IOException {
        out.writeStartObject();
        out.writeObjectFieldStart("value");
        out.writeStringField("messaging_product", "whatsapp");
        out.writeObjectFieldStart("metadata");
        out.writeStringField("display_phone_number", Long.toString(line.digits()));
        out.writeStringField("phone_number_id", line.number().id());
        out.writeEndObject();
        content.write();
        out.writeEndObject();
        out.writeStringField("field", "messages");
        out.writeEndObject();
    }

    private static void writeStatuses(JsonGenerator out, List<Status> statuses) throws IOException {
        out.writeArrayFieldStart("statuses");
        for (Status status : statuses) {
            StatusJson.write(out, status);
        }
        out.writeEndArray();
    }

    private static void writeHeard(JsonGenerator out, List<Heard> heard) throws IOException {
        InboundJson.writeContacts(out, heard.stream().map(Heard::message).toList());
        out.writeArrayFieldStart("messages");
        for (Heard one : heard) {
            InboundJson.writeMessage(out, one.message(), one.atMillis());
        }
        out.writeEndArray();
    }
}

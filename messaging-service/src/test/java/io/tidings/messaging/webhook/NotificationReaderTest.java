package io.tidings.messaging.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.messaging.webhook.Notification.Inbound;
import io.tidings.messaging.webhook.Notification.Receipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationReaderTest {

    private static final Instant AT = Instant.ofEpochSecond(1763800000);
    private final NotificationReader reader = new NotificationReader(new ObjectMapper());

    private Notification read(String body) throws IOException {
        return reader.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private Notification value(String fields) throws IOException {
        return read("""
                {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages",
                  "value": {"metadata": {"phone_number_id": "100"}, %s}}]}]}""".formatted(fields));
    }

    private Inbound message(String fields) throws IOException {
        return value("\"messages\": [{\"from\": \"213\", \"id\": \"wamid.I\", \"timestamp\": \"1763800000\", " + fields
                        + "}]")
                .inbound()
                .getFirst();
    }

    @Test
    void numberThatCannotBeOneIsNobodys() throws Exception {
        Notification read = read("""
                {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages",
                  "value": {"metadata": {"phone_number_id": "1\\u0000"}, "messages": [{"from": "213",
                    "id": "wamid.I", "timestamp": "1763800000", "type": "text", "text": {"body": "Salam"}}]}}]}]}""");
        assertThat(read.inbound()).extracting(Inbound::phoneNumberId).containsExactly("");
    }

    @Test
    void readsAReceiptWithWhatWasGivenAlong() throws Exception {
        UUID id = UUID.fromString("01980000-0000-7000-8000-00000000002a");

        assertThat(value("""
                                "statuses": [{"id": "wamid.A", "status": "delivered", "timestamp": "1763800000",
                                  "biz_opaque_callback_data": "01980000-0000-7000-8000-00000000002a", "new": {}}]""").receipts()).containsExactly(new Receipt("wamid.A", "delivered", AT, id, null, null));
    }

    @Test
    void readsTheErrorOfAFailure() throws Exception {
        assertThat(value("""
                                "statuses": [{"id": "wamid.A", "status": "failed", "timestamp": 1763800000,
                                  "biz_opaque_callback_data": "not a uuid, but as long as a uuid is",
                                  "errors": [{"code": 131026, "title": "Message undeliverable", "message": "m"}]}]""").receipts())
                .containsExactly(new Receipt("wamid.A", "failed", AT, null, 131026, "Message undeliverable"));
    }

    @Test
    void readsTextsAndTaps() throws Exception {
        assertThat(message("\"type\": \"text\", \"text\": {\"body\": \"Salam\"}"))
                .isEqualTo(new Inbound("100", "wamid.I", "213", "text", "Salam", null, null, AT));
        assertThat(message("""
                        "type": "button", "button": {"payload": "confirm", "text": "Yes"},
                        "context": {"from": "1", "id": "wamid.A"}"""))
                .isEqualTo(new Inbound("100", "wamid.I", "213", "button", "Yes", "confirm", "wamid.A", AT));
        assertThat(message("""
                        "type": "interactive",
                        "interactive": {"type": "list_reply", "list_reply": {"id": "row-1", "title": "First"}}""")).isEqualTo(new Inbound("100", "wamid.I", "213", "button", "First", "row-1", null, AT));
    }

    @Test
    void countsWhatItDoesNotKnow() throws Exception {
        Notification notification = value("""
                "statuses": [
                  {"id": "wamid.A", "status": "played", "timestamp": "1763800000"},
                  {"id": "wamid.A", "status": "read", "timestamp": "soon"},
                  {"id": "", "status": "read", "timestamp": "1763800000"},
                  {"status": "read", "timestamp": "1763800000"},
                  "read",
                  {"id": "wamid.B", "status": "read", "timestamp": "1763800000"}],
                "messages": [
                  {"from": "213", "id": "wamid.C", "timestamp": "1763800000", "type": "hologram"},
                  {"from": "213", "id": "wamid.C", "timestamp": "1763800000", "type": "interactive",
                   "interactive": {"type": "nfm_reply", "nfm_reply": {}}}]""");

        assertThat(notification.receipts()).extracting(Receipt::providerId).containsExactly("wamid.B");
        assertThat(notification.inbound()).isEmpty();
        assertThat(notification.ignored()).isEqualTo(7);
        assertThat(read("{\"entry\": [{\"changes\": [{\"field\": \"account_update\", \"value\": {}}]}]}")
                        .ignored())
                .isEqualTo(1);
    }

    @Test
    void leavesNothingThatCannotBeStored() throws Exception {
        assertThat(message("\"type\": \"text\", \"text\": {\"body\": \"a\\u0000b\"}")
                        .text())
                .isEqualTo("ab");
        assertThat(message("\"type\": \"text\", \"text\": {\"body\": \"" + "x".repeat(100_000) + "\"}")
                        .text())
                .hasSize(65_536);
        assertThat(value("\"statuses\": [{\"id\": \"a\\u0000\", \"status\": \"read\", \"timestamp\": \"1763800000\"}]")
                        .receipts())
                .isEmpty();
        assertThat(value("\"statuses\": [{\"id\": \"" + "x".repeat(513)
                                + "\", \"status\": \"read\", \"timestamp\": \"1763800000\"}]")
                        .receipts())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "\"text\"", "{\"entry\": ["})
    void refusesWhatIsNoObject(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(IOException.class);
    }
}

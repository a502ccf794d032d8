package io.tidings.messaging.cloudapi;

import io.tidings.events.Address;
import io.tidings.events.Content;
import io.tidings.events.TemplateContent;
import io.tidings.events.TemplateContent.Button;
import io.tidings.events.TemplateContent.Header;
import io.tidings.messaging.channel.OutgoingMessage;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages as the sender gives them to the channel. */
final class Messages {

    static final UUID ID = UUID.fromString("01980000-0000-7000-8000-00000000002a");
    static final Map<String, String> VALUES =
            Map.of("name", "Lina", "company", "Atlas", "link", "https://cdn.example/a.png", "code", "A-17");

    private Messages() {}

    static OutgoingMessage promo() {
        return of(template(null, List.of("name", "company"), quickReply(0, "confirm"), quickReply(1, "cancel")));
    }

    static OutgoingMessage of(Content content) {
        return of(UUID.randomUUID(), content);
    }

    static OutgoingMessage of(UUID device, Content content) {
        return new OutgoingMessage(ID, UUID.randomUUID(), device, Address.phone("213555123456"), content, VALUES);
    }

    static TemplateContent template(@Nullable Header header, List<String> body, Button... buttons) {
        return new TemplateContent("promo_offer", "en_US", header, body, List.of(buttons));
    }

    static Button quickReply(int index, String payload) {
        return new Button(index, "quick_reply", payload, null);
    }

    static Button url(int index, String variable) {
        return new Button(index, "url", null, variable);
    }
}

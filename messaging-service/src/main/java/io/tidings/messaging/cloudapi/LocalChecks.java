package io.tidings.messaging.cloudapi;

import io.tidings.events.AddressKind;
import io.tidings.events.TemplateContent;
import io.tidings.messaging.channel.Consequence;
import io.tidings.messaging.channel.OutgoingMessage;
import io.tidings.messaging.channel.SendOutcome.Refused;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What can be refused without a call, with the codes that the Cloud API itself gives for it. */
final class LocalChecks {

    private static final int MISSING_PARAMETER = 131008;
    private static final int INVALID_PARAMETER = 131009;
    private static final int UNSUPPORTED_TYPE = 131051;
    private static final Set<String> HEADERS = Set.of("text", "image", "video", "document");
    private static final Set<String> BUTTONS = Set.of("quick_reply", "url");

    private LocalChecks() {}

    /** Why this message can't be sent here, or empty. */
    static Optional<Refused> flaw(OutgoingMessage message) {
        if (message.to().kind() != AddressKind.PHONE) {
            return refused(INVALID_PARAMETER, "Recipient is not a phone number");
        }
        if (!(message.content() instanceof TemplateContent template)) {
            return refused(UNSUPPORTED_TYPE, "Unsupported message type");
        }
        if (!known(template)) {
            return refused(INVALID_PARAMETER, "Unsupported template component");
        }
        return variables(template)
                .filter(variable -> !message.parameters().containsKey(variable))
                .findFirst()
                .flatMap(variable -> refused(MISSING_PARAMETER, "Required parameter is missing: " + variable));
    }

    private static boolean known(TemplateContent template) {
        TemplateContent.Header header = template.header();
        return (header == null || HEADERS.contains(header.format()))
                && template.buttons().stream().allMatch(LocalChecks::known);
    }

    private static boolean known(TemplateContent.Button button) {
        return BUTTONS.contains(button.kind())
                && (button.kind().equals("url") ? button.variable() : button.payload()) != null;
    }

    private static Stream<String> variables(TemplateContent template) {
        TemplateContent.Header header = template.header();
        Stream<String> ofHeader = header == null ? Stream.empty() : Stream.of(header.variable());
        Stream<String> ofButtons = template.buttons().stream()
                .filter(button -> button.kind().equals("url"))
                .map(TemplateContent.Button::variable)
                .filter(Objects::nonNull);
        return Stream.of(ofHeader, template.body().stream(), ofButtons).flatMap(s -> s);
    }

    private static Optional<Refused> refused(int code, String title) {
        return Optional.of(new Refused(code, title, Consequence.NONE));
    }
}

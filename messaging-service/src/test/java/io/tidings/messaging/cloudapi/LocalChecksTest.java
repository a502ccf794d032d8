package io.tidings.messaging.cloudapi;

import static io.tidings.messaging.cloudapi.Messages.of;
import static io.tidings.messaging.cloudapi.Messages.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.events.Address;
import io.tidings.events.AddressKind;
import io.tidings.events.TemplateContent.Button;
import io.tidings.events.TemplateContent.Header;
import io.tidings.events.TextContent;
import io.tidings.messaging.channel.Consequence;
import io.tidings.messaging.channel.OutgoingMessage;
import io.tidings.messaging.channel.SendOutcome.Refused;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LocalChecksTest {

    static Stream<Arguments> flawed() {
        OutgoingMessage promo = Messages.promo();
        Address hidden = new Address(AddressKind.LID, "88@lid");
        return Stream.of(
                Arguments.of(
                        new OutgoingMessage(
                                promo.id(), promo.workspace(), promo.device(), hidden, promo.content(), Map.of()),
                        131009),
                Arguments.of(of(new TextContent("hello")), 131051),
                Arguments.of(of(template(new Header("hologram", "name"), List.of())), 131009),
                Arguments.of(of(template(null, List.of(), new Button(0, "copy_code", null, "code"))), 131009),
                Arguments.of(of(template(null, List.of(), new Button(0, "quick_reply", null, null))), 131009),
                Arguments.of(of(template(null, List.of("age"))), 131008),
                Arguments.of(of(template(new Header("text", "age"), List.of())), 131008),
                Arguments.of(of(template(null, List.of(), Messages.url(0, "age"))), 131008));
    }

    @ParameterizedTest
    @MethodSource("flawed")
    void refusesWhatTheProviderWouldRefuse(OutgoingMessage message, int code) {
        assertThat(LocalChecks.flaw(message)).hasValueSatisfying(refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.consequence()).isEqualTo(Consequence.NONE);
        });
    }

    @Test
    void namesTheMissingVariableAndNoValue() {
        assertThat(LocalChecks.flaw(of(template(null, List.of("age")))))
                .map(Refused::title)
                .contains("Required parameter is missing: age");
    }

    @Test
    void letsTheRestPass() {
        assertThat(LocalChecks.flaw(Messages.promo())).isEmpty();
    }
}

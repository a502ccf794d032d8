package io.tidings.messaging.cloudapi;

import static io.tidings.messaging.cloudapi.Messages.quickReply;
import static io.tidings.messaging.cloudapi.Messages.template;
import static io.tidings.messaging.cloudapi.Messages.url;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.events.TemplateContent;
import io.tidings.events.TemplateContent.Header;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequestBodyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Arguments> templates() {
        return Stream.of(
                Arguments.of("without parameters", template(null, List.of()), ""),
                Arguments.of("body", template(null, List.of("name", "company")), """
                        , "components": [{"type": "body", "parameters": [
                            {"type": "text", "text": "Lina"}, {"type": "text", "text": "Atlas"}]}]"""),
                Arguments.of("text header", template(new Header("text", "code"), List.of()), """
                        , "components": [{"type": "header", "parameters": [{"type": "text", "text": "A-17"}]}]"""),
                Arguments.of("media header", template(new Header("image", "link"), List.of()), """
                        , "components": [{"type": "header", "parameters": [
                            {"type": "image", "image": {"link": "https://cdn.example/a.png"}}]}]"""),
                Arguments.of("buttons", template(null, List.of(), quickReply(0, "confirm"), url(2, "code")), """
                        , "components": [
                            {"type": "button", "sub_type": "quick_reply", "index": "0",
                             "parameters": [{"type": "payload", "payload": "confirm"}]},
                            {"type": "button", "sub_type": "url", "index": "2",
                             "parameters": [{"type": "text", "text": "A-17"}]}]"""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void asksForATemplateMessage(String name, TemplateContent template, String components) throws Exception {
        var request = RequestBody.of(Messages.of(template), template);

        assertThat(request).isEqualTo(JSON.readTree("""
                        {"messaging_product": "whatsapp", "recipient_type": "individual", "to": "213555123456",
                         "type": "template", "biz_opaque_callback_data": "01980000-0000-7000-8000-00000000002a",
                         "template": {"name": "promo_offer",
                           "language": {"policy": "deterministic", "code": "en_US"}%s}}""".formatted(components)));
    }
}

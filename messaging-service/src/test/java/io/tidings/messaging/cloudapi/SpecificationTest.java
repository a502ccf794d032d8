package io.tidings.messaging.cloudapi;

import static io.tidings.messaging.cloudapi.Messages.quickReply;
import static io.tidings.messaging.cloudapi.Messages.template;
import static io.tidings.messaging.cloudapi.Messages.url;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.events.TemplateContent;
import io.tidings.events.TemplateContent.Header;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the requests to Meta's own description of the API, which lies beside the repository. */
class SpecificationTest {

    private static MetaSpecification meta;

    @BeforeAll
    static void load() throws Exception {
        meta = MetaSpecification.orSkip();
    }

    static Stream<TemplateContent> templates() {
        return Stream.of(
                template(null, List.of()),
                template(null, List.of("name", "company"), quickReply(0, "confirm"), quickReply(1, "cancel")),
                template(new Header("text", "code"), List.of("name"), url(0, "code")),
                template(new Header("image", "link"), List.of("name")),
                template(new Header("video", "link"), List.of("name")),
                template(new Header("document", "link"), List.of("name")));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void satisfiesMetasSchema(TemplateContent template) {
        assertThat(meta.complaints("Message", RequestBody.of(Messages.of(template), template)))
                .isEmpty();
    }

    @Test
    void noticesWhatMetaWouldNotTake() {
        TemplateContent template = template(new Header("image", "link"), List.of("name"));

        ObjectNode noType = RequestBody.of(Messages.of(template), template);
        noType.remove("recipient_type");
        ObjectNode noImage = RequestBody.of(Messages.of(template), template);
        ((ObjectNode) noImage.at("/template/components/0/parameters/0")).remove("image");

        assertThat(meta.complaints("Message", noType)).isNotEmpty();
        assertThat(meta.complaints("Message", noImage)).isNotEmpty();
    }
}

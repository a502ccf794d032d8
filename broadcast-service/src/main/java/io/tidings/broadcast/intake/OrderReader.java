package io.tidings.broadcast.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.broadcast.catalog.Template;
import io.tidings.broadcast.field.FieldErrors;
import io.tidings.broadcast.mapping.Mapping;
import io.tidings.broadcast.mapping.MappingOutcome;
import io.tidings.broadcast.mapping.MappingReader;
import io.tidings.broadcast.mapping.MappingText;
import io.tidings.broadcast.mapping.Parameters;
import io.tidings.broadcast.mapping.Variables;
import io.tidings.broadcast.phone.PhoneReader;
import io.tidings.events.Content;
import io.tidings.events.TemplateContent;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Reads the rows of an order; costs processor time, so never on an event loop. */
@Singleton
class OrderReader {

    private final IntakeConfig config;
    private final ObjectMapper json;

    OrderReader(IntakeConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    /**
     * The rows.
     *
     * @param home country of the workspace
     * @throws io.tidings.platform.fault.Invalid with everything that is wrong with the order
     */
    Mapping read(Order order, String home) {
        FieldErrors errors = order.form().errors();
        List<String> variables = order.template().map(this::variables).orElse(List.of());
        Parameters parameters = new Parameters(variables, order.form().globalData());
        parameters.faults().forEach(fault -> errors.add("global_data", fault));
        PhoneReader phones = new PhoneReader(order.countries(home));
        MappingReader reader = new MappingReader(phones, variables, parameters.unshared(), config.maxRows());
        Optional<Mapping> mapping = order.form().data().flatMap(text -> read(reader, text, errors));
        errors.raise();
        return mapping.orElseThrow();
    }

    private static Optional<Mapping> read(MappingReader reader, MappingText text, FieldErrors errors) {
        return switch (reader.read(text)) {
            case Mapping mapping -> Optional.of(mapping);
            case MappingOutcome.Refusal refusal -> {
                refusal.errors().forEach(fault -> errors.add("data", fault));
                yield Optional.empty();
            }
        };
    }

    private List<String> variables(Template template) {
        try {
            Content content = json.readValue(template.draft().content(), Content.class);
            return content instanceof TemplateContent slots ? Variables.of(slots) : List.of();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("template " + template.uuid() + " holds no content", e);
        }
    }
}

package io.tidings.broadcast.planner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.broadcast.mapping.Parameters;
import io.tidings.broadcast.mapping.Variables;
import io.tidings.events.Address;
import io.tidings.events.Content;
import io.tidings.events.Lane;
import io.tidings.events.SendRequested;
import io.tidings.events.TemplateContent;
import io.tidings.platform.event.OutgoingEvent;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes commands: content, and recipients with their parameters, as many as fit. */
@Singleton
class CommandWriter {

    /** JSON around the values of a recipient, and around a value, in bytes. */
    private static final int RECIPIENT_BYTES = 140;

    private static final int VALUE_BYTES = 8;
    /** Bytes that one character may need. */
    private static final int CHARACTER_BYTES = 3;

    private final PlannerConfig config;
    private final ObjectMapper json;

    CommandWriter(PlannerConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    /** The command for the first of these recipients; at least one of them. */
    SendRequested command(Plan plan, List<PlannedRecipient> recipients) {
        Content content = content(plan);
        Parameters parameters = new Parameters(
                content instanceof TemplateContent template ? Variables.of(template) : List.of(), plan.globalData());
        List<SendRequested.Recipient> fitting = new ArrayList<>();
        int bytes = plan.content().length() * CHARACTER_BYTES;
        for (PlannedRecipient recipient : recipients) {
            Map<String, String> values = parameters.of(recipient.row());
            bytes += RECIPIENT_BYTES + bytes(values);
            if (!fitting.isEmpty() && bytes > config.chunkBytes()) {
                break;
            }
            fitting.add(new SendRequested.Recipient(recipient.message(), Address.phone(recipient.phone()), values));
        }
        return new SendRequested(
                plan.workspace(),
                plan.broadcast(),
                plan.device(),
                plan.shard(),
                Lane.BULK,
                content,
                plan.validUntil(),
                plan.unitPrice(),
                fitting);
    }

    /** On its way to the shard of its device. */
    static OutgoingEvent addressed(SendRequested command) {
        return new OutgoingEvent(command.device().toString(), command.shard(), command.workspace(), command);
    }

    private static int bytes(Map<String, String> values) {
        return values.entrySet().stream()
                .mapToInt(value -> VALUE_BYTES
                        + CHARACTER_BYTES
                                * (value.getKey().length() + value.getValue().length()))
                .sum();
    }

    private Content content(Plan plan) {
        try {
            return json.readValue(plan.content(), Content.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("broadcast " + plan.broadcast() + " holds no content", e);
        }
    }
}

package io.tidings.broadcast.catalog.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A template as an operator's tools put it.
 *
 * @param content a {@code TemplateContent} of libs/events; its type may be left out
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record TemplateBody(
        @Nullable UUID workspace,
        @Nullable UUID account,
        @Nullable String name,
        @Nullable String displayName,
        int languageId,
        int categoryId,
        boolean isBroadcast,
        boolean hasFile,
        boolean hasFlowForm,
        boolean isCarousel,
        boolean hasFlow,
        boolean isCalendar,
        @Nullable List<Variable> variables,
        @Nullable JsonNode content) {

    /**
     * A variable that customers fill in.
     *
     * @param name for people
     * @param variable in rows and slots
     */
    public record Variable(String name, String variable) {}
}

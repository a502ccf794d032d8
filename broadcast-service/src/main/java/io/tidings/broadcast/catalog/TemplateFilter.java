package io.tidings.broadcast.catalog;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which templates are wanted; what is empty does not matter.
 *
 * @param name part of the display name
 */
public record TemplateFilter(
        int languageId,
        boolean isBroadcast,
        Optional<String> name,
        OptionalInt categoryId,
        Optional<Boolean> hasFlowForm,
        Optional<Boolean> isCarousel,
        Optional<Boolean> hasFlow,
        Optional<Boolean> isCalendar) {

    /** The condition in Hibernate's query language. */
    String condition() {
        StringBuilder condition = new StringBuilder("languageId = :languageId and broadcast = :broadcast");
        name.ifPresent(part -> condition.append(" and lower(displayName) like :name escape '!'"));
        categoryId.ifPresent(id -> condition.append(" and categoryId = :categoryId"));
        hasFlowForm.ifPresent(flag -> condition.append(" and flowForm = :flowForm"));
        isCarousel.ifPresent(flag -> condition.append(" and carousel = :carousel"));
        hasFlow.ifPresent(flag -> condition.append(" and flow = :flow"));
        isCalendar.ifPresent(flag -> condition.append(" and calendar = :calendar"));
        return condition.toString();
    }

    /** The values of the condition's parameters. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("languageId", languageId);
        parameters.put("broadcast", isBroadcast);
        name.ifPresent(part -> parameters.put("name", "%" + escaped(part.toLowerCase(Locale.ROOT)) + "%"));
        categoryId.ifPresent(id -> parameters.put("categoryId", id));
        hasFlowForm.ifPresent(flag -> parameters.put("flowForm", flag));
        isCarousel.ifPresent(flag -> parameters.put("carousel", flag));
        hasFlow.ifPresent(flag -> parameters.put("flow", flag));
        isCalendar.ifPresent(flag -> parameters.put("calendar", flag));
        return parameters;
    }

    private static String escaped(String part) {
        return part.replaceAll("([!%_])", "!$1");
    }
}

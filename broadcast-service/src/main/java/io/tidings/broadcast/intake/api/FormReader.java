package io.tidings.broadcast.intake.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.broadcast.field.FieldErrors;
import io.tidings.broadcast.intake.OrderForm;
import io.tidings.broadcast.mapping.SharedValues;
import io.tidings.platform.fault.NotBuilt;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the form out of the fields, with the documented texts. */
final class FormReader {

    private static final String GLOBAL_DATA = "global_data";
    private static final String DELAYED_TO = "delayed_to";
    private static final List<String> READ = List.of(
            "name", "template_id", "template_account_flow_id", "language_id", "country_id", GLOBAL_DATA, DELAYED_TO);
    private static final List<String> NOT_BUILT =
            List.of("file", "saved_list_id", "list_name", "json_data", "follow_up_configuration", "calendar_id");
    private static final String AS_FORM = "as_form";

    /** All fields that are looked at, but {@code data}. */
    static final Set<String> FIELDS =
            Stream.of(READ, NOT_BUILT, List.of(AS_FORM)).flatMap(List::stream).collect(Collectors.toUnmodifiableSet());

    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,18}");
    private static final int LONGEST_NAME = 255;

    private final RequestBody body;
    private final FieldErrors errors = new FieldErrors();

    FormReader(RequestBody body) {
        this.body = body;
    }

    /**
     * The form, with the faults of its fields.
     *
     * @throws NotBuilt when it asks for something that does not exist yet
     */
    OrderForm read() {
        if (NOT_BUILT.stream().anyMatch(body::isGiven) || isAsForm()) {
            throw new NotBuilt();
        }
        errors.require(body.dataGiven(), "data", "The mapping data is required.");
        errors.require(
                !body.dataGiven() || body.data().isPresent(),
                "data",
                "The mapping data must be JSON text in a string.");
        return new OrderForm(
                name(),
                id("template_id", "The template", true),
                id("template_account_flow_id", "The WhatsApp area code", true),
                id("language_id", "The language", true),
                id("country_id", "The country", false),
                globalData(),
                body.data(),
                delayedTo(),
                errors);
    }

    private Optional<String> name() {
        JsonNode name = body.value("name");
        if (!body.isGiven("name")) {
            errors.add("name", "The broadcast name is required.");
            return Optional.empty();
        }
        if (body.tooLong().contains("name")
                || name.isTextual() && name.textValue().length() > LONGEST_NAME) {
            errors.add("name", "The broadcast name may not be greater than " + LONGEST_NAME + " characters.");
            return Optional.empty();
        }
        if (!name.isTextual() || name.textValue().indexOf('\0') >= 0) {
            errors.add("name", "The broadcast name must be a string.");
            return Optional.empty();
        }
        return Optional.of(name.textValue().strip());
    }

    private OptionalLong id(String field, String called, boolean required) {
        if (!body.isThere(field)) {
            errors.require(!required, field, called + " is required.");
            return OptionalLong.empty();
        }
        JsonNode value = body.value(field);
        boolean integer = value.isIntegralNumber() || value.isTextual();
        if (!integer || !INTEGER.matcher(value.asText().strip()).matches()) {
            errors.add(field, called + " must be an integer.");
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(value.asText().strip()));
    }

    private String globalData() {
        return body.isGiven(GLOBAL_DATA)
                ? SharedValues.read(GLOBAL_DATA, body.value(GLOBAL_DATA), body.written(GLOBAL_DATA), errors)
                : "{}";
    }

    private Optional<String> delayedTo() {
        if (!body.isThere(DELAYED_TO)) {
            return Optional.empty();
        }
        JsonNode value = body.value(DELAYED_TO);
        boolean isText = value.isTextual() || body.tooLong().contains(DELAYED_TO);
        errors.require(isText, DELAYED_TO, "The delayed to must be a string.");
        return Optional.of(value.asText()).filter(text -> isText);
    }

    private boolean isAsForm() {
        if (!body.isGiven(AS_FORM)) {
            return false;
        }
        return switch (body.value(AS_FORM).asText()) {
            case "true", "on", "1" -> true;
            case "false", "off", "0" -> false;
            default -> {
                errors.add(AS_FORM, "The as form field must be true or false.");
                yield false;
            }
        };
    }
}

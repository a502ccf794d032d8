package io.tidings.broadcast.intake;

import io.tidings.broadcast.field.FieldErrors;
import io.tidings.broadcast.mapping.MappingText;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A broadcast as a customer ordered it: what could be read of it, and what is wrong with it already.
 *
 * @param globalData JSON text of an object
 * @param countryId of the recipients
 * @param delayedTo as it was written
 */
public record OrderForm(
        Optional<String> name,
        OptionalLong templateId,
        OptionalLong senderId,
        OptionalLong languageId,
        OptionalLong countryId,
        String globalData,
        Optional<MappingText> data,
        Optional<String> delayedTo,
        FieldErrors errors) {}

package io.tidings.broadcast.message;

import io.tidings.broadcast.field.FieldErrors;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A message as a customer ordered it: what could be read of it, and what is wrong with it already.
 *
 * @param phone as it was written
 * @param data JSON text of an object
 * @param delayedTo as it was written
 * @param key what makes repetitions of the call one
 */
public record MessageForm(
        Optional<String> name,
        OptionalLong templateId,
        OptionalLong senderId,
        Optional<String> phone,
        OptionalLong countryId,
        String data,
        Optional<String> delayedTo,
        Optional<String> key,
        FieldErrors errors) {}

package io.tidings.sandbox.journal;

import org.jspecify.annotations.Nullable;

/**
 * A message that is being accepted.
 *
 * @param from digits of the sending number
 * @param to digits of the recipient
 * @param body its text, templates rendered
 * @param template the template's name
 * @param correlationId the caller's own id of it
 * @param category what it is billed as
 */
public record NewMessage(
        long from,
        long to,
        String body,
        @Nullable String template,
        @Nullable String correlationId,
        Category category) {}

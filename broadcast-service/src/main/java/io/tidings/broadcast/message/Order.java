package io.tidings.broadcast.message;

import io.tidings.broadcast.catalog.Template;
import io.tidings.broadcast.sender.Sender;
import io.tidings.events.Content;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that can be sent.
 *
 * @param phone digits
 * @param dueAt not before this instant, or null for now
 */
record Order(
        UUID workspace,
        MessageForm form,
        Template template,
        Sender sender,
        String phone,
        Content content,
        Map<String, String> parameters,
        @Nullable Instant dueAt) {}

package io.tidings.sandbox.inbound;

import io.tidings.sandbox.template.Tap;
import org.jspecify.annotations.Nullable;

/**
 * What a recipient wrote or tapped.
 *
 * @param id its provider id
 * @param from digits of who wrote it
 * @param to digits of the business number
 * @param text the text, null for a tap
 * @param tap the tapped button, null for a text
 * @param contextId the message whose button was tapped
 */
public record InboundMessage(
        String id,
        long from,
        long to,
        @Nullable String text,
        @Nullable Tap tap,
        @Nullable String contextId) {}

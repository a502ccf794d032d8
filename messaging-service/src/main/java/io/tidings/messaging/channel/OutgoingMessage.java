package io.tidings.messaging.channel;

import io.tidings.events.Address;
import io.tidings.events.Content;
import java.util.Map;
import java.util.UUID;

/**
 * One attempt's message, with content and recipient as they were frozen at planning.
 *
 * @param id the message, which is also the correlation id at the provider
 * @param device the sending number
 * @param parameters frozen values by variable name
 */
public record OutgoingMessage(
        UUID id, UUID workspace, UUID device, Address to, Content content, Map<String, String> parameters) {}

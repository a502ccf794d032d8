package io.tidings.platform.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event to be sent.
 *
 * @param key events of one key arrive in their order
 * @param partition where it must go, or null to let the key decide
 * @param workspace the tenant it belongs to
 * @param event a record that {@link io.tidings.events.EventType} lists
 */
public record OutgoingEvent(String key, @Nullable Integer partition, UUID workspace, Record event) {}

package io.tidings.platform.event;

import io.tidings.events.EventType;
import java.time.Instant;
import java.util.UUID;

/**
 * An event that arrived.
 *
 * @param id the same whenever this event is delivered again
 * @param event a record of {@code type.record()}
 * @param time when it was written
 */
public record ReceivedEvent(UUID id, EventType type, String key, Record event, Instant time) {}

package io.tidings.billing.reservation;

import io.tidings.events.Charge;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * What one event charges to one reservation in one way.
 *
 * @param key the reservation's key: the broadcast, or the message where there is none
 * @param cost the sum over the messages, not negative
 */
public record Charged(UUID workspace, UUID key, UUID event, Charge charge, BigDecimal cost) {}

package io.tidings.broadcast.reservation;

import java.math.BigDecimal;

/**
 * What a reservation holds.
 *
 * @param unit credits for one message
 */
public record Price(BigDecimal unit) {}

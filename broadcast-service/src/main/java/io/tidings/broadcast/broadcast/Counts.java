package io.tidings.broadcast.broadcast;

import java.math.BigDecimal;

/**
 * What became of a broadcast's messages so far. Sent includes delivered, delivered includes read; a message is in just
 * one of sent, failed, unknown, suppressed, cancelled and expired once it is reported.
 *
 * @param reported messages with nothing left to attempt
 * @param confirmed contacts that tapped the confirmation last
 * @param interacted contacts that answered in any way
 * @param cost credits captured less those reversed
 */
public record Counts(
        int reported,
        int sent,
        int delivered,
        int read,
        int failed,
        int unknown,
        int suppressed,
        int cancelled,
        int expired,
        int confirmed,
        int interacted,
        BigDecimal cost) {}

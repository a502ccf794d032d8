package io.tidings.sandbox.journal;

import java.util.List;

/**
 * The answer to a query.
 *
 * @param total all messages that match, before and behind the ones shown
 * @param lines JSON of the messages shown, ascending
 */
public record Found(long total, List<byte[]> lines) {}

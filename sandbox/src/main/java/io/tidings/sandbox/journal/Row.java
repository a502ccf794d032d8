package io.tidings.sandbox.journal;

/**
 * The index entry of an accepted message.
 *
 * @param offset where its line begins in the log
 * @param length bytes of the line without its end
 * @param from digits of the sending number
 * @param to digits of the recipient
 * @param correlation the caller's id of it
 * @param category what it is billed as
 * @param atMillis when it was accepted, milliseconds of the Unix epoch
 */
public record Row(
        long offset, int length, long from, long to, Correlation correlation, Category category, long atMillis) {}

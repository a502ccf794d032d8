package io.tidings.broadcast.catalog;

/**
 * A language that templates are written in.
 *
 * @param name in the language itself
 * @param code the provider's code
 */
public record Language(int id, String name, String code) {}

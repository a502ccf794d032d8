package io.tidings.broadcast.country;

/**
 * A region with telephone numbers of its own.
 *
 * @param id what {@code country_id} refers to
 * @param code ISO 3166 code of two letters
 * @param dialCode digits of its country calling code
 */
public record Country(int id, String name, String code, String dialCode) {}

package io.tidings.broadcast.catalog;

/** What templates are for. */
public record Category(int id, String name) {}

package io.tidings.events;

/** Plain text. */
public record TextContent(String body) implements Content {}

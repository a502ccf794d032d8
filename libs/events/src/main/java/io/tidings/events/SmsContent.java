package io.tidings.events;

/** A text message for the phone network; the sender splits it into parts. */
public record SmsContent(String body) implements Content {}

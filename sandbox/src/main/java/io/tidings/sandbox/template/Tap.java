package io.tidings.sandbox.template;

/**
 * What comes back when a recipient taps the first button of a message.
 *
 * @param kind {@code button} for a template's quick reply, {@code interactive} for a reply button
 * @param payload the payload or id of the button
 * @param text its label
 */
public record Tap(String kind, String payload, String text) {}

package io.tidings.gateway.developer;

/**
 * What one address answers.
 *
 * @param type its media type
 * @param text with {@code ApiDocument.BASE} in the place of the gateway's address
 */
record Page(String type, String text) {}

package io.tidings.gateway.developer;

import java.util.Map;

/**
 * What one address answers.
 *
 * @param type its media type
 * @param text with {@code ApiDocument.BASE} in the place of the gateway's address
 * @param headers over those that every answer has
 */
record Page(String type, String text, Map<String, String> headers) {
    private static final String OWN_ONLY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** What browsers show; it loads nothing but what the gateway has itself, and runs nothing that stands in it. */
    static Page shown(String html) {
        return new Page("text/html;charset=UTF-8", html, Map.of("content-security-policy", OWN_ONLY));
    }

    /** What is no page: a part of one, or a text for programs. */
    static Page plain(String type, String text) {
        return new Page(type, text, Map.of());
    }

    /** What browsers keep as a file. */
    static Page file(String type, String text, String name) {
        return new Page(type, text, Map.of("content-disposition", "attachment; filename=\"" + name + "\""));
    }
}

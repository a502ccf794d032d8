package io.tidings.auth.connection;

import org.jspecify.annotations.Nullable;

/**
 * What somebody signs in with.
 *
 * @param address as the gateway saw it
 * @param userAgent as the client calls itself, without control characters and cut to 255 characters; empty if it doesn't
 */
public record Client(String address, String userAgent) {
    private static final int LONGEST_USER_AGENT = 255;

    public Client {
        userAgent = cleaned(userAgent);
    }

    /** The client of a request with that header. */
    public static Client of(String address, @Nullable String userAgent) {
        return new Client(address, userAgent == null ? "" : userAgent);
    }

    private static String cleaned(String text) {
        String line = text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]+", " ").strip();
        return line.codePoints()
                .limit(LONGEST_USER_AGENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

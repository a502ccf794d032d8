package io.tidings.auth.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * The only stored form of a token. A plain digest is enough: 256 random bits can't be guessed, so there is nothing
 * for a slow hash to protect.
 */
final class ApiTokenDigest {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    private ApiTokenDigest() {}

    /** Whether the text has the form of an API token. */
    static boolean hasForm(String text) {
        return FORM.matcher(text).matches();
    }

    /** The SHA-256 of the token's text. */
    static byte[] of(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

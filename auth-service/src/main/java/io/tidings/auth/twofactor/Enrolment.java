package io.tidings.auth.twofactor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What an authenticator app needs to know, shown once.
 *
 * @param secret in Base32, for typing
 * @param uri the same for apps
 * @param qrImage the URI as a picture: PNG in a data URI
 */
public record Enrolment(String secret, String uri, String qrImage) {

    /** The URI that apps read, in the form that Google's documents gave it. */
    static String uri(String issuer, String email, String secret) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
                .formatted(encoded(issuer), encoded(email), secret, encoded(issuer), Totp.DIGITS, Totp.STEP_SECONDS);
    }

    /** Apps show a plus sign as it is. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "Enrolment";
    }
}

package io.tidings.messaging.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Meta's signature of a webhook: {@code sha256=} and the hexadecimal HMAC-SHA256 of the raw body. */
final class Signature {

    private static final String SCHEME = "sha256=";
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /** Whether the header signs the body with this secret; compares in constant time. */
    static boolean matches(@Nullable String header, byte[] body, String secret) {
        return header != null
                && header.startsWith(SCHEME)
                && MessageDigest.isEqual(
                        hex(body, secret), header.substring(SCHEME.length()).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] hex(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body)).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}

package io.tidings.gateway.credential;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A credential as a client showed it.
 *
 * @param hash its SHA-256, by which it is remembered
 */
public record Shown(String credential, ByteBuffer hash) {

    /** Makes the hash, the only time for a request. */
    public static Shown of(String credential) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(credential.getBytes(StandardCharsets.UTF_8));
            return new Shown(credential, ByteBuffer.wrap(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The hash, in hexadecimal. */
    String fingerprint() {
        return HexFormat.of().formatHex(hash.array());
    }

    @Override
    public String toString() {
        return "Shown[...]";
    }
}

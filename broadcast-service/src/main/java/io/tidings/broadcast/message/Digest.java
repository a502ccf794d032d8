package io.tidings.broadcast.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Tells whether two requests ask for the same. */
final class Digest {

    private Digest() {}

    /** SHA-256 over all that was asked for. */
    static String of(MessageForm form) {
        List<Object> parts = List.of(
                form.name(),
                form.templateId(),
                form.senderId(),
                form.phone(),
                form.countryId(),
                form.data(),
                form.delayedTo());
        try {
            byte[] text = parts.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

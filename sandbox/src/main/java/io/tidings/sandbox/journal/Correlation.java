package io.tidings.sandbox.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The caller's own id of a message ({@code biz_opaque_callback_data}) as 128 bits: a UUID as it is, any other text as a
 * hash.
 *
 * @param form how the bits came about
 * @param high first 64 bits
 * @param low last 64 bits
 */
public record Correlation(Form form, long high, long low) {
    /** A message without one. */
    public static final Correlation NONE = new Correlation(Form.NONE, 0, 0);

    private static final int UUID_LENGTH = 36;

    /** How the bits came about. */
    public enum Form {
        /** There is no correlation id. */
        NONE,
        /** A UUID in lower case. */
        UUID,
        /** Any other text, hashed. */
        TEXT
    }

    /** The correlation of a text; null and the empty text are none. */
    public static Correlation of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        if (text.length() == UUID_LENGTH) {
            UUID uuid = parse(text);
            if (uuid != null && uuid.toString().equals(text)) {
                return new Correlation(Form.UUID, uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
            }
        }
        return hashed(text);
    }

    private static @Nullable UUID parse(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Correlation hashed(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bits = ByteBuffer.wrap(hash);
            return new Correlation(Form.TEXT, bits.getLong(), bits.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text of a {@link Form#UUID}. */
    String uuid() {
        return new UUID(high, low).toString();
    }
}

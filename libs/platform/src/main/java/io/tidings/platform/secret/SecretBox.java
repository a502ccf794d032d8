package io.tidings.platform.secret;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals secrets for a {@code bytea} column: AES-256-GCM with the workspace as associated data, so that a row that is
 * copied into another workspace does not open. Layout: version 1, length of the key id, key id, 12 bytes nonce,
 * ciphertext with tag.
 */
@Singleton
public class SecretBox {

    /** Stands for the platform itself, for secrets that belong to no workspace. */
    public static final UUID PLATFORM = new UUID(0, 0);

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeys keys;
    private final SecureRandom random = new SecureRandom();

    SecretBox(SecretKeys keys) {
        this.keys = keys;
    }

    /** Seals with the active key. */
    public byte[] seal(UUID workspace, String plain) {
        byte[] header = header(keys.active());
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] cipherText = run(
                Cipher.ENCRYPT_MODE, keys.active(), nonce, header, workspace, plain.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(header.length + nonce.length + cipherText.length)
                .put(header)
                .put(nonce)
                .put(cipherText)
                .array();
    }

    /**
     * Opens what was sealed for this workspace.
     *
     * @throws IllegalStateException when it was sealed for another workspace, was changed, or its key is gone
     */
    public String open(UUID workspace, byte[] sealed) {
        String keyId = keyIdOf(sealed);
        byte[] header = header(keyId);
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer rest = ByteBuffer.wrap(sealed).position(header.length).get(nonce);
        byte[] cipherText = new byte[rest.remaining()];
        rest.get(cipherText);
        return new String(
                run(Cipher.DECRYPT_MODE, keyId, nonce, header, workspace, cipherText), StandardCharsets.UTF_8);
    }

    /** Whether it was sealed with another key than the active one, and should be sealed again. */
    public boolean isStale(byte[] sealed) {
        return !keyIdOf(sealed).equals(keys.active());
    }

    private byte[] run(int mode, String keyId, byte[] nonce, byte[] header, UUID workspace, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, keys.named(keyId), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(header);
            cipher.updateAAD(ByteBuffer.allocate(16)
                    .putLong(workspace.getMostSignificantBits())
                    .putLong(workspace.getLeastSignificantBits())
                    .flip());
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the secret does not open with key " + keyId + " for this workspace", e);
        }
    }

    private static byte[] header(String keyId) {
        byte[] id = keyId.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(2 + id.length)
                .put(VERSION)
                .put((byte) id.length)
                .put(id)
                .array();
    }

    private static String keyIdOf(byte[] sealed) {
        if (sealed.length < 2 || sealed[0] != VERSION || sealed.length < 2 + sealed[1] + NONCE_BYTES) {
            throw new IllegalStateException("no sealed secret");
        }
        return new String(sealed, 2, sealed[1], StandardCharsets.US_ASCII);
    }
}

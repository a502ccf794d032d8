package io.tidings.auth.key;

import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;

/**
 * An active key pair.
 *
 * @param kid names it in the header of its tokens
 * @param signsFrom it verifies at all times, and signs from here on
 */
public record SigningKey(
        String kid, Purpose purpose, RSAPublicKey publicKey, PrivateKey privateKey, Instant signsFrom) {

    @Override
    public String toString() {
        return "SigningKey[" + kid + ", " + purpose + "]";
    }
}

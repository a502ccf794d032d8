package io.tidings.auth.twofactor;

import io.tidings.auth.twofactor.GivenCode.RecoveryCode;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/** What is kept of a recovery code: with 80 random bits it needs no slow hash, as a password does. */
final class RecoveryDigest {
    private RecoveryDigest() {}

    static byte[] of(UUID user, RecoveryCode code) {
        String text = user + ":" + code.characters();
        return DigestUtils.sha256(text);
    }
}

package io.tidings.auth.twofactor;

import io.tidings.auth.twofactor.GivenCode.RecoveryCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base32;

/** Makes what nobody can guess. */
@ApplicationScoped
class Secrets {
    /** The length that RFC 4226 recommends. */
    private static final int SECRET_BYTES = 20;
    /** Too many to be tried against a digest. */
    private static final int RECOVERY_BYTES = 10;

    private static final int RECOVERY_CODES = 10;

    private final SecureRandom random = new SecureRandom();

    /** A secret for an app, in Base32. */
    String forApp() {
        return base32(SECRET_BYTES);
    }

    /** Recovery codes for one person. */
    List<RecoveryCode> recoveryCodes() {
        return Stream.generate(() -> new RecoveryCode(base32(RECOVERY_BYTES)))
                .limit(RECOVERY_CODES)
                .toList();
    }

    private String base32(int bytes) {
        byte[] fresh = new byte[bytes];
        random.nextBytes(fresh);
        return new Base32().encodeToString(fresh);
    }
}

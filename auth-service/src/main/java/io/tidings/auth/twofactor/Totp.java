package io.tidings.auth.twofactor;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import io.tidings.auth.twofactor.GivenCode.AppCode;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** The codes of a secret: RFC 6238 with SHA-1, steps of 30 s and six digits, which is what every app knows. */
final class Totp {
    static final int DIGITS = 6;
    static final int STEP_SECONDS = 30;
    private static final int TOLERATED_STEPS = 1;
    private static final HmacOneTimePasswordGenerator CODES = new HmacOneTimePasswordGenerator(DIGITS);

    private Totp() {}

    /**
     * The step of time that the code is of: this one, the one before or the next, the latest of them when it is of several.
     *
     * @param secret in Base32
     */
    static OptionalLong stepOf(AppCode code, String secret, Instant now) {
        long current = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        return LongStream.rangeClosed(current - TOLERATED_STEPS, current + TOLERATED_STEPS)
                .filter(step -> same(code.digits(), at(step, secret)))
                .max();
    }

    /** The code of a step. */
    static String at(long step, String secret) {
        try {
            SecretKeySpec key = new SecretKeySpec(new Base32().decode(secret), "RAW");
            return CODES.generateOneTimePasswordString(key, step, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("no key for codes");
        }
    }

    private static boolean same(String given, String right) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.US_ASCII), right.getBytes(StandardCharsets.US_ASCII));
    }
}

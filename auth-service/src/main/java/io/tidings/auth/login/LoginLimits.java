package io.tidings.auth.login;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.throttle.Throttle;
import io.tidings.platform.limit.Limit;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The limits of sign-in; Redis sees digests of e-mails and addresses only. */
@ApplicationScoped
class LoginLimits {
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final int IPV6_BYTES = 16;

    private final Throttle throttle;
    private final LoginConfig config;

    LoginLimits(Throttle throttle, LoginConfig config) {
        this.throttle = throttle;
        this.config = config;
    }

    /** Counts a try; fails with {@code Throttled}. */
    Uni<Void> admit(String email, String address) {
        return throttle.admit(List.of(
                new Limit(account(email), config.accountBurst(), config.accountEvery()),
                new Limit(network(address), config.addressBurst(), config.addressEvery())));
    }

    /** Forgets the tries for this e-mail. */
    Uni<Void> succeeded(String email) {
        return throttle.reset(account(email));
    }

    private static String account(String email) {
        return "tidings:auth:login:account:"
                + digest(email.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    private static String network(String address) {
        return "tidings:auth:login:address:" + digest(networkBytes(address));
    }

    private static byte[] networkBytes(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == IPV6_BYTES ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes;
        } catch (IllegalArgumentException e) {
            return address.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

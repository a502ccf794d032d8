package io.tidings.auth.throttle;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.limit.Limit;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;

/** Limits by the e-mail that is named and by the address it comes from; Redis sees digests of both only. */
@ApplicationScoped
public class Visitors {
    /** What who signs in tries. */
    public static final String LOGIN = "login";

    private static final int IPV6_NETWORK_BYTES = 8;
    private static final int IPV6_BYTES = 16;
    private static final int DIGEST_BYTES = 16;

    private final Throttle throttle;

    Visitors(Throttle throttle) {
        this.throttle = throttle;
    }

    /**
     * Counts a try; fails with {@code Throttled}.
     *
     * @param what is tried, in one word
     */
    public Uni<Void> admit(String what, VisitorRates rates, String email, String address) {
        return throttle.admit(List.of(
                new Limit(account(what, email), rates.accountBurst(), rates.accountEvery()),
                new Limit(network(what, address), rates.addressBurst(), rates.addressEvery())));
    }

    /** Forgets the tries for this e-mail. */
    public Uni<Void> forgive(String what, String email) {
        return throttle.reset(account(what, email));
    }

    private static String account(String what, String email) {
        return "tidings:auth:" + what + ":account:"
                + digest(email.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    private static String network(String what, String address) {
        return "tidings:auth:" + what + ":address:" + digest(networkBytes(address));
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
        return HexFormat.of().formatHex(DigestUtils.sha256(bytes), 0, DIGEST_BYTES);
    }
}

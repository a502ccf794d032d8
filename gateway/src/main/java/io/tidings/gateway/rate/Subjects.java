package io.tidings.gateway.rate;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** By what calls are told apart that show no good credential. */
final class Subjects {
    private static final int IPV6_BYTES = 16;
    /** What one customer gets, and could change within. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private static final int DIGEST_BYTES = 16;

    private Subjects() {}

    /** A digest of the address or, for IPv6, of its network. */
    static String ofAddress(String address) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(network(address));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] network(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == IPV6_BYTES ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes;
        } catch (IllegalArgumentException e) {
            return address.getBytes(StandardCharsets.UTF_8);
        }
    }
}

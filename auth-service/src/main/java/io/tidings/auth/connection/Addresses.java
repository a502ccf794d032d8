package io.tidings.auth.connection;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;

/** How addresses of clients are stored and shown. */
final class Addresses {
    private static final String HIDDEN = "xxx";

    private Addresses() {}

    /** The address in the form that the database takes, without an interface; empty for what is no IP address. */
    static String stored(String given) {
        return read(given).map(InetAddress::getHostAddress).orElse("");
    }

    /** The first two octets of an IPv4 address, or the first two groups of an IPv6 one; nothing of anything else. */
    static String masked(String stored) {
        return read(stored).map(Addresses::masked).orElse("");
    }

    private static String masked(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address
                ? String.join(".", octet(bytes[0]), octet(bytes[1]), HIDDEN, HIDDEN)
                : String.join(
                        ":",
                        group(bytes[0], bytes[1]),
                        group(bytes[2], bytes[3]),
                        HIDDEN,
                        HIDDEN,
                        HIDDEN,
                        HIDDEN,
                        HIDDEN,
                        HIDDEN);
    }

    private static Optional<InetAddress> read(String text) {
        int scope = text.indexOf('%');
        try {
            return Optional.of(InetAddress.ofLiteral(scope < 0 ? text : text.substring(0, scope)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String octet(byte octet) {
        return String.valueOf(Byte.toUnsignedInt(octet));
    }

    private static String group(byte high, byte low) {
        return Integer.toHexString(Byte.toUnsignedInt(high) << Byte.SIZE | Byte.toUnsignedInt(low));
    }
}

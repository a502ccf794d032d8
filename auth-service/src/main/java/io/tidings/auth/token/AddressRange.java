package io.tidings.auth.token;

import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;

/**
 * An address, or a network in CIDR notation, of IPv4 or IPv6.
 *
 * @param text its one written form; a single address has no prefix length
 */
public record AddressRange(String text) {

    /** Reads one; empty when it is none, or a network whose address has bits beyond its prefix. */
    public static Optional<AddressRange> read(String text) {
        if (text.indexOf('%') >= 0 || text.indexOf('[') >= 0) {
            return Optional.empty(); // a zone means nothing outside of one host, and brackets belong to URLs
        }
        return text.indexOf('/') < 0 ? address(text) : network(text);
    }

    /** Whether every address of that one is of this one too. */
    boolean includes(AddressRange other) {
        return block().matches(other.block());
    }

    private CidrAddress block() {
        if (text.indexOf('/') >= 0) {
            return Objects.requireNonNull(Inet.parseCidrAddress(text), text);
        }
        InetAddress address = Objects.requireNonNull(Inet.parseInetAddress(text), text);
        return CidrAddress.create(address, address.getAddress().length * Byte.SIZE);
    }

    private static Optional<AddressRange> address(String text) {
        return Optional.ofNullable(Inet.parseInetAddress(text))
                .map(AddressRange::plain)
                .map(address -> new AddressRange(Inet.toOptimalString(address)));
    }

    private static Optional<AddressRange> network(String text) {
        return Optional.ofNullable(Inet.parseCidrAddress(text))
                .filter(network -> isExact(network, text))
                .map(network -> new AddressRange(
                        Inet.toOptimalString(network.getNetworkAddress()) + "/" + network.getNetmaskBits()));
    }

    private static boolean isExact(CidrAddress network, String text) {
        InetAddress written = Inet.parseInetAddress(text.substring(0, text.indexOf('/')));
        InetAddress first = network.getNetworkAddress();
        return first.equals(written) && first.equals(plain(first));
    }

    /** IPv4 that is written as IPv6 is IPv4: clients are seen with that. */
    private static InetAddress plain(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }
}

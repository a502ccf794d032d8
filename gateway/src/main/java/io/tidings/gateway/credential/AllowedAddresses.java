package io.tidings.gateway.credential;

import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import java.net.InetAddress;
import java.util.List;

/**
 * From where something may be asked.
 *
 * @param ranges from anywhere when empty
 */
public record AllowedAddresses(List<CidrAddress> ranges) {
    /** What most credentials have. */
    public static final AllowedAddresses ALL = new AllowedAddresses(List.of());

    public AllowedAddresses {
        ranges = List.copyOf(ranges);
    }

    /** Reads addresses and networks such as {@code 192.0.2.0/24}; fails when one is neither, so that none is overlooked. */
    public static AllowedAddresses of(List<String> texts) {
        return new AllowedAddresses(texts.stream().map(AllowedAddresses::range).toList());
    }

    private static CidrAddress range(String text) {
        CidrAddress range = text.indexOf('/') < 0 ? single(text) : Inet.parseCidrAddress(text);
        if (range == null) {
            throw new IllegalArgumentException("no network: " + text);
        }
        return range;
    }

    private static CidrAddress single(String text) {
        InetAddress address = InetAddress.ofLiteral(text);
        return CidrAddress.create(address, address.getAddress().length * Byte.SIZE);
    }

    /** Whether this address, a literal, is among them; what is no address is nowhere. */
    public boolean include(String address) {
        if (ranges.isEmpty()) {
            return true;
        }
        try {
            InetAddress client = InetAddress.ofLiteral(address);
            return ranges.stream().anyMatch(range -> range.matches(client));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

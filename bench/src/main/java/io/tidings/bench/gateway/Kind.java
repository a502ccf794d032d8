package io.tidings.bench.gateway;

import io.tidings.bench.gateway.LoginFlood.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The runs of a round, in their order. */
enum Kind {
    DIRECT(false, false, null),
    GATEWAY(true, false, null),
    DIRECT_AT_HALF(false, true, null),
    GATEWAY_AT_HALF(true, true, null),
    BESIDE_ONE_ADDRESS(true, false, Origin.ONE_ADDRESS),
    BESIDE_ONE_ADDRESS_AT_HALF(true, true, Origin.ONE_ADDRESS),
    BESIDE_MANY_ADDRESSES(true, false, Origin.MANY_ADDRESSES),
    BESIDE_MANY_ADDRESSES_AT_HALF(true, true, Origin.MANY_ADDRESSES);

    private final boolean through;
    private final boolean half;
    private final @Nullable Origin flood;

    Kind(boolean through, boolean half, @Nullable Origin flood) {
        this.through = through;
        this.half = half;
        this.flood = flood;
    }

    /** Those that are called as fast as they answer. */
    static List<Kind> atFull() {
        return Stream.of(values()).filter(kind -> !kind.half).toList();
    }

    /** Those whose connections think. */
    static List<Kind> atHalf() {
        return Stream.of(values()).filter(kind -> kind.half).toList();
    }

    /** Whether the gateway is called, not the service. */
    boolean through() {
        return through;
    }

    /** Whether connections think, so that half of the gateway's rate comes. */
    boolean half() {
        return half;
    }

    /** Whether each answer is looked at, which the comparison at full speed does without: wrk would limit it. */
    boolean checked() {
        return half || flood != null;
    }

    /** Where the wrong logins beside it come from, if there are any. */
    Optional<Origin> flood() {
        return Optional.ofNullable(flood);
    }

    /** The same run without wrong logins. */
    Kind undisturbed() {
        return half ? GATEWAY_AT_HALF : GATEWAY;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

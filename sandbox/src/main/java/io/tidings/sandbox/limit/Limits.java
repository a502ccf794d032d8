package io.tidings.sandbox.limit;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All limits of the network. The caller sees to it that one thread uses it at a time. */
@Singleton
public final class Limits {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    /** Recipients have at most 15 digits, which fit into 50 bits; the rest of the key numbers the sender. */
    private static final int RECIPIENT_BITS = 50;

    private final LimitConfig config;
    private final PairLimit pairs;
    private final Map<String, Sender> senders = new HashMap<>();

    Limits(LimitConfig config) {
        this.config = config;
        pairs = new PairLimit(config.pairInterval().toNanos(), config.pairBurst());
    }

    /** What the limits say of a message. */
    public enum Verdict {
        /** It may pass, and was counted. */
        PASSES,
        /** The number sends too many messages a second. */
        TOO_FAST,
        /** Too many messages went from this number to this recipient. */
        TOO_MANY_FOR_PAIR
    }

    /**
     * Counts a message if it may pass.
     *
     * @param phoneNumberId the sender
     * @param ratePerSecond the sender's own rate, null for the default
     * @param recipient digits of the recipient
     * @param now nanoseconds of the ticker
     */
    public Verdict take(String phoneNumberId, @Nullable Integer ratePerSecond, long recipient, long now) {
        int rate = ratePerSecond == null ? config.ratePerSecond() : ratePerSecond;
        Sender sender = sender(phoneNumberId, rate, now);
        if (!sender.bucket().holdsOne(now)) {
            return Verdict.TOO_FAST;
        }
        long pair = sender.number() << RECIPIENT_BITS | recipient;
        if (!pairs.holdsOne(pair, now)) {
            return Verdict.TOO_MANY_FOR_PAIR;
        }
        sender.bucket().take(now);
        pairs.take(pair, now);
        return Verdict.PASSES;
    }

    private Sender sender(String phoneNumberId, int rate, long now) {
        Sender known = senders.get(phoneNumberId);
        if (known != null && known.rate() == rate) {
            return known;
        }
        long number = known == null ? senders.size() + 1L : known.number();
        Sender sender = new Sender(number, rate, new TokenBucket(NANOS_PER_SECOND / rate, config.burst(), now));
        senders.put(phoneNumberId, sender);
        return sender;
    }

    /** Forgets what was sent. */
    public void clear() {
        senders.clear();
        pairs.clear();
    }

    private record Sender(long number, int rate, TokenBucket bucket) {}
}

package io.tidings.gateway.credential;

import com.github.benmanes.caffeine.cache.Expiry;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;

/** How long each verdict is kept: never so long that a token could be sent on that expires on its way. */
final class VerdictLife implements Expiry<ByteBuffer, Verdict> {
    private final CredentialConfig config;
    private final InstantSource clock;
    private volatile boolean heard;

    VerdictLife(CredentialConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Whether news of changed credentials come. */
    void heard(boolean is) {
        heard = is;
    }

    @Override
    public long expireAfterCreate(ByteBuffer credential, Verdict verdict, long now) {
        return life(verdict).toNanos();
    }

    private Duration life(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Unknown() -> Duration.ZERO;
            case Verdict.Refused(), Verdict.Homeless() -> config.refused();
            case Verdict.Accepted(Inward inward) -> {
                Duration usable =
                        Duration.between(clock.instant(), inward.expires().minus(config.margin()));
                Duration good = heard ? config.accepted() : config.unheard();
                Duration shorter = usable.compareTo(good) < 0 ? usable : good;
                yield shorter.isNegative() ? Duration.ZERO : shorter;
            }
        };
    }

    @Override
    public long expireAfterUpdate(ByteBuffer credential, Verdict verdict, long now, long left) {
        return life(verdict).toNanos();
    }

    @Override
    public long expireAfterRead(ByteBuffer credential, Verdict verdict, long now, long left) {
        return left;
    }
}

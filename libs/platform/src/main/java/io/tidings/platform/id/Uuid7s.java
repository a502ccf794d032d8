package io.tidings.platform.id;

import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Mints UUIDs of version 7, which sort by the millisecond in which they were made. */
@Singleton
public class Uuid7s {

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final TimeBasedEpochGenerator generator;

    public Uuid7s(InstantSource time) {
        UUIDClock clock = new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return time.millis();
            }
        };
        this.generator = new TimeBasedEpochGenerator(new SecureRandom(), clock);
    }

    /** A new id, above those that this process made before in the same millisecond. */
    public UUID next() {
        return generator.generate();
    }

    /**
     * The millisecond in which the id was made.
     *
     * @throws IllegalArgumentException when it is no UUIDv7
     */
    public static Instant timeOf(UUID id) {
        if (id.version() != 7) {
            throw new IllegalArgumentException("no UUIDv7: " + id);
        }
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    /** The lowest id of that millisecond: a bound for partitions and ranges. */
    public static UUID lowestAt(Instant time) {
        return new UUID(time.toEpochMilli() << 16 | VERSION, VARIANT);
    }
}

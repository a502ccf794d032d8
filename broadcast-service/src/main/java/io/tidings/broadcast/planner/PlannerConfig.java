package io.tidings.broadcast.planner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How far the planner works ahead of the senders. */
@ConfigMapping(prefix = "tidings.planner")
public interface PlannerConfig {

    /** How much of its device's time a broadcast may have commanded and unreported. */
    @WithDefault("60s")
    Duration lead();

    /** How many recipients of a broadcast may be commanded and unreported, however fast the device is. */
    @WithDefault("5000")
    int largestLead();

    /** Recipients in one command. */
    @WithDefault("500")
    int chunk();

    /** Bytes of JSON in one command, about. */
    @WithDefault("262144")
    int chunkBytes();

    /** After how long recipients that nobody acknowledged are commanded again; doubles with each try. */
    @WithDefault("2m")
    Duration acknowledgeWithin();

    /** The longest pause between two tries. */
    @WithDefault("32m")
    Duration longestPause();

    /** For how long a broadcast is set aside whose plan failed. */
    @WithDefault("1m")
    Duration blockFor();

    /** How often what a crash or a lost wake left behind is looked after. */
    @WithDefault("5s")
    Duration tick();
}

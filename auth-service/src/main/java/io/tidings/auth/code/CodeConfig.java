package io.tidings.auth.code;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long codes last, and how many there are. */
@ConfigMapping(prefix = "tidings.auth.code")
interface CodeConfig {
    /** How long a code is good; its message is not sent later either. */
    @WithDefault("10m")
    Duration life();

    /** Wrong tries after which a code is good no more. */
    @WithDefault("5")
    int guesses();

    /** Codes that one person is sent for one purpose within the window. */
    @WithDefault("3")
    int most();

    /** Codes that go to one phone within the window, where whoever asks names the phone. */
    @WithDefault("6")
    int mostToOnePhone();

    /** Such codes to all phones together within the window. */
    @WithDefault("2000")
    int mostToAll();

    /** See {@link #most()}. */
    @WithDefault("1h")
    Duration window();
}

package io.tidings.gateway.proxy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** Who may ask the gateway about itself. */
@ConfigMapping(prefix = "tidings.gateway.own")
interface OwnConfig {

    /** Addresses and networks that may; private ones, loopback and those of carriers' inner networks if nothing is said. */
    @WithDefault(
            "127.0.0.0/8,::1,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,169.254.0.0/16,100.64.0.0/10,fc00::/7,fe80::/10")
    List<String> networks();
}

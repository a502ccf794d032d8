package io.tidings.gateway.credential;

import io.quarkus.runtime.StartupEvent;
import io.tidings.platform.caller.ServiceTokens;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Mints a token at the start. The first signature of a process loads the JDK's security providers, which took an event
 * loop more than a second; and a gateway without a key would rather not start than refuse everybody.
 */
@Singleton
class FirstToken {
    private final ServiceTokens tokens;

    FirstToken(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    void mint(@Observes StartupEvent start) {
        tokens.mint();
    }
}

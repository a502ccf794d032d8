package io.tidings.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the gateway. */
@QuarkusMain
public final class Main {
    private Main() {}

    /**
     * Turns off the check of URIs before routing, whose answer has no body; the gateway makes the same check itself. And
     * lets it see new connections.
     */
    public static void main(String... arguments) {
        System.setProperty("vertx.disableURIValidation", "true");
        System.setProperty("io.netty.bootstrap.extensions", "serviceload");
        Quarkus.run(arguments);
    }
}

package io.tidings.auth.throttle;

import jakarta.inject.Singleton;

/** Those of people without a credential whose calls need a hash, but for logins: these must find turns when those are many. */
@Singleton
public class VisitorPlaces extends Places {
    VisitorPlaces(VisitorConfig config) {
        super(config.atOnce());
    }
}

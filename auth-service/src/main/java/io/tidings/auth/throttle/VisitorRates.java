package io.tidings.auth.throttle;

import java.time.Duration;

/** How often something may be tried by people who aren't known yet. */
public interface VisitorRates {
    /** Tries for one e-mail address at once. */
    int accountBurst();

    /** The time after which one more try for an e-mail address is given. */
    Duration accountEvery();

    /** Tries from one client address at once (an IPv6 network of 64 bits counts as one). */
    int addressBurst();

    /** The time after which one more try from a client address is given. */
    Duration addressEvery();
}

package io.tidings.auth.connection;

import java.time.Instant;

/**
 * A row of the log.
 *
 * @param event {@link #LOGIN}, or the code of the fault that refused one
 * @param address in full or masked; empty when it isn't known
 */
public record Connection(long id, String event, String address, String userAgent, Instant at) {
    /** A login that was begun. */
    public static final String LOGIN = "login";

    Connection masked() {
        return new Connection(id, event, Addresses.masked(address), userAgent, at);
    }
}

package io.tidings.auth.session;

import java.time.Instant;
import java.util.UUID;

/** What a genuine login token says: which login it belongs to, and its span. */
public record LoginClaims(UUID session, Instant issuedAt, Instant expiresAt) {

    /** Whether more than half of the token's life is over. */
    public boolean pastHalf(Instant now) {
        long life = expiresAt.toEpochMilli() - issuedAt.toEpochMilli();
        return now.toEpochMilli() - issuedAt.toEpochMilli() > life / 2;
    }
}

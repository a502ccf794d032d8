package io.tidings.gateway.credential;

/** What auth-service said of a credential. */
sealed interface Verdict {

    /** It is good. */
    record Accepted(Inward inward) implements Verdict {}

    /** It is unknown, expired or revoked. */
    record Refused() implements Verdict {}

    /** It is good for a workspace that its user has left, or that was closed. */
    record Homeless() implements Verdict {}

    /** Nothing: it could not be asked. */
    record Unknown() implements Verdict {}
}

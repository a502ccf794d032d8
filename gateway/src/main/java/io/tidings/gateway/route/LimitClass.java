package io.tidings.gateway.route;

/** Groups of operations that share a body limit and an answer time; the figures are configuration. */
public enum LimitClass {
    ORDINARY,
    /** Whole audiences and files in one call. */
    BULK,
    /** What providers post to us. */
    WEBHOOK
}

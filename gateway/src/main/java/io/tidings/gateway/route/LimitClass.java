package io.tidings.gateway.route;

/** Groups of operations that share a body limit, an answer time and a rate; the figures are configuration. */
public enum LimitClass {
    ORDINARY,
    /** One message in each call, at the rate that grow documents. */
    SEND,
    /** Whole audiences and files in one call. */
    BULK,
    /** What providers post to us. */
    WEBHOOK
}

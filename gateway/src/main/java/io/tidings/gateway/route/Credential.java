package io.tidings.gateway.route;

/** Where an operation looks for its credential. */
public enum Credential {
    /** Nowhere: anyone may call. */
    NONE,
    /** In the {@code Authorization} header. */
    BEARER,
    /** In the {@code Authorization} header, or in {@code access_token} of the JSON body (contact API). */
    BEARER_OR_BODY
}

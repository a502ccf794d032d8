package io.tidings.auth.audit;

/**
 * A place in a chain.
 *
 * @param seq of the entry; 0 before the first one
 * @param hash of the entry, in hex
 */
public record Link(long seq, String hash) {
    static final Link START = new Link(0, "0".repeat(64));
}

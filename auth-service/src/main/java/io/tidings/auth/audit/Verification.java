package io.tidings.auth.audit;

import java.util.Optional;

/**
 * What the chain of a workspace looks like.
 *
 * @param entries how many there should be
 * @param head the last of them; whoever notes it can later see whether the past was rewritten
 * @param broken the first break
 */
public record Verification(boolean intact, long entries, Link head, Optional<Chain.Break> broken) {}

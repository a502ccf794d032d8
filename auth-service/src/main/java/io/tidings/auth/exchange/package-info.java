/**
 * The exchange of any credential for an inward token of 60 s, asked by the gateway. The work is the same for every
 * credential of a kind: at most one signature check, one transaction, one signature.
 */
@NullMarked
package io.tidings.auth.exchange;

import org.jspecify.annotations.NullMarked;

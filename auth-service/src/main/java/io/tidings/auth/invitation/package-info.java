/**
 * Invitations to a workspace; table {@code invitation}. One is a secret that its maker passes on, good once, for days,
 * and only for who signs in with the e-mail that it was made for: an e-mail alone isn't proof, as nothing shows yet whose
 * it is. Only digests of the secrets are kept.
 */
@NullMarked
package io.tidings.auth.invitation;

import org.jspecify.annotations.NullMarked;

/**
 * The RSA keys that sign tokens. Login tokens (read back by this service only) and inward tokens (checked by every
 * service through {@code /internal/jwks}) have keys of their own.
 *
 * <p>Table {@code signing_key}: private keys are sealed with the platform's secret keys. Any number of keys may be
 * active for a purpose; all of them verify, the newest whose {@code signs_from} has come signs. So a rotation adds a
 * key with a {@code signs_from} some minutes ahead, which gives every process the time to learn it, and retires the
 * old key when its last token has expired: by age, or when an operator asks for it ({@code /internal/signing-keys}). A key
 * that a process doesn't know is looked for, so that one may also sign at once. Instances that start together on an empty table agree on one key through a
 * transaction-level advisory lock.
 */
@NullMarked
package io.tidings.auth.key;

import org.jspecify.annotations.NullMarked;

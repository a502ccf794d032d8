/**
 * People who register by themselves; table {@code sign_up}. An account waits until its phone is shown to be theirs, and
 * gets its workspace then. Until then whoever registers the same e-mail takes its place: an address that was never
 * verified keeps nobody out. No answer tells whether there is an account.
 */
@NullMarked
package io.tidings.auth.signup;

import org.jspecify.annotations.NullMarked;

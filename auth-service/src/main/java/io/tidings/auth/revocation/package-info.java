/** Tells whoever remembers what credentials are good for that it changed: topic {@code tidings.credential}. */
@NullMarked
package io.tidings.auth.revocation;

import org.jspecify.annotations.NullMarked;

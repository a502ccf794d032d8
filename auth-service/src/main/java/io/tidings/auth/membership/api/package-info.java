/** Whose a credential is, as flowkirim documents it. */
@NullMarked
package io.tidings.auth.membership.api;

import org.jspecify.annotations.NullMarked;

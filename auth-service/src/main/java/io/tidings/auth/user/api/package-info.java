/** A user's profile as confirmed documents it. */
@NullMarked
package io.tidings.auth.user.api;

import org.jspecify.annotations.NullMarked;

/** Sign-in as confirmed documents it. */
@NullMarked
package io.tidings.auth.login.api;

import org.jspecify.annotations.NullMarked;

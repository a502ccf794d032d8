/**
 * Sign-in by e-mail and password. Tries are limited by account and by client address; an unknown e-mail costs the same
 * time as a wrong password. The account is told nothing but the one documented text.
 */
@NullMarked
package io.tidings.auth.login;

import org.jspecify.annotations.NullMarked;

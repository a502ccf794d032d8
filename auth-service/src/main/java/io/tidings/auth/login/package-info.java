/**
 * Sign-in by e-mail and password. Tries are limited by account and by client address; an unknown e-mail costs the same
 * time as a wrong password, and both are told the one documented text. Only a login that was begun gives the tries back:
 * where there is a second factor, the right password alone does not.
 */
@NullMarked
package io.tidings.auth.login;

import org.jspecify.annotations.NullMarked;

/** Registration, in confirmed's envelope. */
@NullMarked
package io.tidings.auth.signup.api;

import org.jspecify.annotations.NullMarked;

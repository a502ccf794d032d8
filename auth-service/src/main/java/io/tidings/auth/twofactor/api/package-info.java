/** Two-factor authentication in the style of confirmed, whose login asks for it. */
@NullMarked
package io.tidings.auth.twofactor.api;

import org.jspecify.annotations.NullMarked;

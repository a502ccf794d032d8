/** API tokens as flowkirim documents them. */
@NullMarked
package io.tidings.auth.token.api;

import org.jspecify.annotations.NullMarked;

/** The one column type of secrets: sealed with a key that is configuration, and bound to its workspace. */
@NullMarked
package io.tidings.platform.secret;

import org.jspecify.annotations.NullMarked;

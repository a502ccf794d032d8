/** Who belongs to which workspace and in which role; table {@code membership}. A credential speaks through one. */
@NullMarked
package io.tidings.auth.membership;

import org.jspecify.annotations.NullMarked;

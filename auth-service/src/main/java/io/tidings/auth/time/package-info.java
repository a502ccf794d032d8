/** Times as clients write and read them. */
@NullMarked
package io.tidings.auth.time;

import org.jspecify.annotations.NullMarked;

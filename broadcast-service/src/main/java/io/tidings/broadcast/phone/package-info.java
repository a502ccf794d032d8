/** How phone numbers are read. */
@NullMarked
package io.tidings.broadcast.phone;

import org.jspecify.annotations.NullMarked;

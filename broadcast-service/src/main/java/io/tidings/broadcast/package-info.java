/** Broadcasts: what may be sent, to whom, over which number, and what became of it. */
@NullMarked
package io.tidings.broadcast;

import org.jspecify.annotations.NullMarked;

/** Pages by number, and the block of seven fields that tells a client of them. */
@NullMarked
package io.tidings.platform.paging;

import org.jspecify.annotations.NullMarked;

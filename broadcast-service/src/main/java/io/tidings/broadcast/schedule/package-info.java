/** Times that customers name for later: how they are read, and how far ahead they may be. */
@NullMarked
package io.tidings.broadcast.schedule;

import org.jspecify.annotations.NullMarked;

/** Broadcasts and their contacts for confirmed. */
@NullMarked
package io.tidings.broadcast.broadcast.api;

import org.jspecify.annotations.NullMarked;

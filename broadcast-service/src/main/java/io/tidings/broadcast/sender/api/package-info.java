/** Sending numbers for confirmed. */
@NullMarked
package io.tidings.broadcast.sender.api;

import org.jspecify.annotations.NullMarked;

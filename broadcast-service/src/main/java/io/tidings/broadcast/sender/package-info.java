/** Sending numbers. Table: sender, a copy of what messaging-service announces on tidings.device, so that a broadcast can be checked and planned without asking anybody. */
@NullMarked
package io.tidings.broadcast.sender;

import org.jspecify.annotations.NullMarked;

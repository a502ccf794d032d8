/** The way of a broadcast from the call to its acceptance. An intent (broadcast.state reserving) is written first, the price is reserved under its uuid, then recipients and the new state in_queue, or scheduled when it is delayed, are stored in one transaction. What fails between is abandoning until billing-service has released the key for good, then removed. */
@NullMarked
package io.tidings.broadcast.intake;

import org.jspecify.annotations.NullMarked;

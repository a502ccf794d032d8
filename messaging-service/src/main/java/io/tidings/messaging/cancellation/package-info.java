/**
 * What was cancelled for good: batches, devices, workspaces. A mark in table {@code cancellation} is written first, with a
 * hold; then what is queued is settled as {@code cancelled} in batches, by whoever finds the mark open. What is claimed or
 * unknown is left to its result, and cancelled should it come back. Whoever stores messages asks {@link
 * io.tidings.messaging.cancellation.Cancellations#among} first, in its transaction: that makes the race exact.
 */
@NullMarked
package io.tidings.messaging.cancellation;

import org.jspecify.annotations.NullMarked;

/**
 * Sends what waits on the devices of the owned shards: fetches it from the queue, gives each message a slot of its
 * device's rate, claims what has a slot within the horizon, begins each call at its slot if the lease still runs, and
 * hands results to settlement. All state lives on the loop.
 */
@NullMarked
package io.tidings.messaging.sender;

import org.jspecify.annotations.NullMarked;

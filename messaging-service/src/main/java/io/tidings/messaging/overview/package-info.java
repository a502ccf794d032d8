/**
 * What operators see of the queue: how much waits and for how long by channel, open unknowns, parked commands, shards without
 * an owner and shards that stand still, as metrics; owners and what this process has in hand, under {@code /internal}.
 */
@NullMarked
package io.tidings.messaging.overview;

import org.jspecify.annotations.NullMarked;

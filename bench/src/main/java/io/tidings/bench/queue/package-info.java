/**
 * What the queue itself can do: accepting and draining with a provider that answers at once, beside BullMQ. Runs on
 * infrastructure of its own, so that no suite needs to be up.
 */
@NullMarked
package io.tidings.bench.queue;

import org.jspecify.annotations.NullMarked;

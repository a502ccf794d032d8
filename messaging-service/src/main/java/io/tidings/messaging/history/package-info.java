/**
 * How long history is kept. Messages and attempts lie in daily partitions of {@code message} and {@code attempt}, made a week
 * ahead; a day is dropped after its retention, once the queue has nothing of it any more.
 */
@NullMarked
package io.tidings.messaging.history;

import org.jspecify.annotations.NullMarked;

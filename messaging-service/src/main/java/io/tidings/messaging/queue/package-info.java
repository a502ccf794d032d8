/**
 * What waits to be sent. Commands become a row of history ({@code message}) and, only if that was new, a row of the
 * queue ({@code queue}); a claim makes one attempt of it. Both tables and the claim function are in V1_2.
 */
@NullMarked
package io.tidings.messaging.queue;

import org.jspecify.annotations.NullMarked;

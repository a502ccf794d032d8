/**
 * Delivery of updates to the registered addresses: in batches, signed, redelivered until a 2xx answer.
 */
@NullMarked
package io.tidings.sandbox.webhook;

import org.jspecify.annotations.NullMarked;

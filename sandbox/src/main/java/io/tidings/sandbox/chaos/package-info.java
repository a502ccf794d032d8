/**
 * Faults on demand: errors, latency, lost replies, doubled, late and shuffled receipts.
 */
@NullMarked
package io.tidings.sandbox.chaos;

import org.jspecify.annotations.NullMarked;

/** A provider without a network, for measuring what the sender itself costs. */
@NullMarked
package io.tidings.bench.instant;

import org.jspecify.annotations.NullMarked;

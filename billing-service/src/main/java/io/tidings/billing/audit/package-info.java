/** Proof that the books agree: the full check, and the totals behind the metrics. Writes nothing. */
@NullMarked
package io.tidings.billing.audit;

import org.jspecify.annotations.NullMarked;

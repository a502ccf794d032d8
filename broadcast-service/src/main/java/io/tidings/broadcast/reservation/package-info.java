/** Credit that billing-service holds for broadcasts. A key is held at most once; a released key is never held again, so a late repetition of the call does no harm. */
@NullMarked
package io.tidings.broadcast.reservation;

import org.jspecify.annotations.NullMarked;

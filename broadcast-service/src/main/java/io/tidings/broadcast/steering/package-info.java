/**
 * Pause, resume and cancel of broadcasts. messaging-service is told first, then the state changes here, so that no answer
 * is given without effect. A change is announced on the broadcast's row before the call: what a crash left in between is
 * put right by {@code Reconciliation}, back to the state that the broadcast shows, or forward where it was being
 * cancelled. Recipients that were never commanded are told of as cancelled on {@code tidings.message}, once each, which
 * moves the counts here and the reservation at billing-service like any other cancelled message.
 */
@NullMarked
package io.tidings.broadcast.steering;

import org.jspecify.annotations.NullMarked;

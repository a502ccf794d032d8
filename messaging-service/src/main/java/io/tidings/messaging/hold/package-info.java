/**
 * What must not be sent for the time being: batches (broadcasts, jobs), devices and workspaces, each by its id and by who
 * holds it. Table {@code hold}, which every claim reads: a hold is exact from its commit on. Senders also know the held
 * targets in memory, so that these take no slots and so that lifting is noticed at once; this copy is allowed to be late.
 */
@NullMarked
package io.tidings.messaging.hold;

import org.jspecify.annotations.NullMarked;

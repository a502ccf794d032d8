/** Starts and stops the roles of this process: {@code api} always, {@code sender} when configured. */
@NullMarked
package io.tidings.messaging.node;

import org.jspecify.annotations.NullMarked;

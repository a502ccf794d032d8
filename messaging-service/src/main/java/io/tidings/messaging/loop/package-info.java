/** The one thread that a sender's state lives on, and its time. */
@NullMarked
package io.tidings.messaging.loop;

import org.jspecify.annotations.NullMarked;

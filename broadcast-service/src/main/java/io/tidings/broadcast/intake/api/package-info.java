/** The call send-broadcast of confirmed. */
@NullMarked
package io.tidings.broadcast.intake.api;

import org.jspecify.annotations.NullMarked;

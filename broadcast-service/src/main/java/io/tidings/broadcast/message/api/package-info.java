/** The call messages of confirmed. */
@NullMarked
package io.tidings.broadcast.message.api;

import org.jspecify.annotations.NullMarked;

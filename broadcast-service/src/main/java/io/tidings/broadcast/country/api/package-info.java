/** Countries for confirmed. */
@NullMarked
package io.tidings.broadcast.country.api;

import org.jspecify.annotations.NullMarked;

/**
 * One request from its arrival to its last byte: its id, what is known of it so far, and the line and the figure that
 * stay of it.
 */
@NullMarked
package io.tidings.gateway.visit;

import org.jspecify.annotations.NullMarked;

/**
 * What goes wrong in ways that a caller should know: one sealed family of stackless faults with stable codes, and one
 * rendering of each for every dialect of the public surface.
 */
@NullMarked
package io.tidings.platform.fault;

import org.jspecify.annotations.NullMarked;

/**
 * The two clocks of the sandbox: the wall clock for what is shown, a monotonic one for what is limited.
 */
@NullMarked
package io.tidings.sandbox.clock;

import org.jspecify.annotations.NullMarked;

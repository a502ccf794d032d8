/** Starting, watching and ending the processes of a suite. */
@NullMarked
package io.tidings.local.suite;

import org.jspecify.annotations.NullMarked;

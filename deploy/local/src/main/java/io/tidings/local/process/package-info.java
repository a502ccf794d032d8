/** Processes of the operating system: their identity, their memory, and who holds a port. */
@NullMarked
package io.tidings.local.process;

import org.jspecify.annotations.NullMarked;

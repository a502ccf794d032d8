/**
 * The operation that sends a message: what it must contain, and whether the network takes it.
 */
@NullMarked
package io.tidings.sandbox.message;

import org.jspecify.annotations.NullMarked;

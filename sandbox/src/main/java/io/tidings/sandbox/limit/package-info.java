/**
 * How much the network takes: messages a second by number, and messages to one recipient.
 */
@NullMarked
package io.tidings.sandbox.limit;

import org.jspecify.annotations.NullMarked;

/**
 * Message templates as they were approved, and what a message must bring to fill them.
 */
@NullMarked
package io.tidings.sandbox.template;

import org.jspecify.annotations.NullMarked;

/**
 * The life of a message after its acceptance: sent, delivered, read, failed, and what its recipient answers.
 */
@NullMarked
package io.tidings.sandbox.receipt;

import org.jspecify.annotations.NullMarked;

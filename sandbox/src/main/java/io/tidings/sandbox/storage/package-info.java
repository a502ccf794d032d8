/**
 * The folder in which the sandbox keeps what it received and what was registered.
 */
@NullMarked
package io.tidings.sandbox.storage;

import org.jspecify.annotations.NullMarked;

/**
 * The control API: what was received, how much and how fast, recipients that write, and a fresh start.
 */
@NullMarked
package io.tidings.sandbox.control;

import org.jspecify.annotations.NullMarked;

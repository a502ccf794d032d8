/**
 * What recipients write and tap, kept until it was delivered.
 */
@NullMarked
package io.tidings.sandbox.inbound;

import org.jspecify.annotations.NullMarked;

/**
 * Reading and writing JSON as bytes.
 */
@NullMarked
package io.tidings.sandbox.json;

import org.jspecify.annotations.NullMarked;

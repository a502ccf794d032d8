/**
 * A run in which everything that can end does: a seed fixes what breaks when, the sandboxed network is the witness, and
 * each promise is checked by itself at the end.
 */
@NullMarked
package io.tidings.bench.chaos;

import org.jspecify.annotations.NullMarked;

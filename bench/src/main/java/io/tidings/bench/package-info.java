/** Benchmarks of the running suite: each prints one JSON object and fails when a promise breaks. */
@NullMarked
package io.tidings.bench;

import org.jspecify.annotations.NullMarked;

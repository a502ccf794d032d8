/**
 * Everything that the network accepted, in files that grow: the proof in every test. Memory stays the same however much was accepted.
 */
@NullMarked
package io.tidings.sandbox.journal;

import org.jspecify.annotations.NullMarked;

/** The processes of a suite: how each is started and what it is told. */
@NullMarked
package io.tidings.local.part;

import org.jspecify.annotations.NullMarked;

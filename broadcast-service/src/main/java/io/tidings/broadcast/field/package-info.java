/** Fields of requests: what is wrong with them is gathered, and told at once. */
@NullMarked
package io.tidings.broadcast.field;

import org.jspecify.annotations.NullMarked;

/** The contacts of a broadcast with the values of its variables: how they are read, and how they become parameters. Rows are kept as the customer wrote them; they are frozen with the broadcast, so the parameters that are made of them never change. */
@NullMarked
package io.tidings.broadcast.mapping;

import org.jspecify.annotations.NullMarked;

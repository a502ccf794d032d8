/** A broadcast from the outside, compared with what the provider network received. */
@NullMarked
package io.tidings.local.demo;

import org.jspecify.annotations.NullMarked;

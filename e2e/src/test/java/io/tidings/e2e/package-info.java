/** Tests of the running suite from outside: over the gateway, with the sandbox's record as proof. */
@NullMarked
package io.tidings.e2e;

import org.jspecify.annotations.NullMarked;

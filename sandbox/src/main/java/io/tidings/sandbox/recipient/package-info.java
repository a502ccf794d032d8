/**
 * How recipients behave: as people do, or as their number's fixed ending says.
 */
@NullMarked
package io.tidings.sandbox.recipient;

import org.jspecify.annotations.NullMarked;

/** Where work goes on. */
@NullMarked
package io.tidings.platform.context;

import org.jspecify.annotations.NullMarked;

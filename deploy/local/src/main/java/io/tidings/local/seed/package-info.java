/** The demo workspace, laid down through the services' internal interfaces. */
@NullMarked
package io.tidings.local.seed;

import org.jspecify.annotations.NullMarked;

/** JSON over HTTP, as far as this command needs it. */
@NullMarked
package io.tidings.local.http;

import org.jspecify.annotations.NullMarked;

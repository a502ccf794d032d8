/** Logging out over HTTP. */
@NullMarked
package io.tidings.auth.session.api;

import org.jspecify.annotations.NullMarked;

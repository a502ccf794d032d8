/** The log of logins as confirmed documents it. */
@NullMarked
package io.tidings.auth.connection.api;

import org.jspecify.annotations.NullMarked;

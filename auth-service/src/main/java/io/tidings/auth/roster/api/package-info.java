/** The members of a workspace, in confirmed's envelope. */
@NullMarked
package io.tidings.auth.roster.api;

import org.jspecify.annotations.NullMarked;

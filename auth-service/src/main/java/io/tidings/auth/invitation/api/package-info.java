/** Invitations to a workspace, in confirmed's envelope. */
@NullMarked
package io.tidings.auth.invitation.api;

import org.jspecify.annotations.NullMarked;

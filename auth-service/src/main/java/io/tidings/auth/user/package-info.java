/**
 * People who sign in: table {@code users}, and their provisioning. A user exists once, whatever the number of
 * workspaces; with a workspace set, the database shows the users of that workspace only.
 */
@NullMarked
package io.tidings.auth.user;

import org.jspecify.annotations.NullMarked;

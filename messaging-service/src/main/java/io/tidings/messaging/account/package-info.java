/**
 * Provider accounts: whose they are, where their API is, and the secrets to use it with.
 *
 * <p>Table {@code account}; its three secrets are sealed, bound to the workspace, and leave this service in no answer.
 * An account stays with its workspace for life.
 */
@NullMarked
package io.tidings.messaging.account;

import org.jspecify.annotations.NullMarked;

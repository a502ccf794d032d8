/**
 * Transactions on the service's own database. Tenancy stands on three roles: migrations run as the owner, requests as
 * {@code tidings_app}, which sees only the rows of the workspace that the transaction names, and relays and the like as
 * {@code tidings_worker}, which sees all.
 */
@NullMarked
package io.tidings.platform.store;

import org.jspecify.annotations.NullMarked;

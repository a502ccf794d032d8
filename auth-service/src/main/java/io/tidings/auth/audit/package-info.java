/**
 * What was done that somebody may be asked about later; table {@code audit_entry}. An entry of this
 * service is written in the transaction of what it tells of; what other services do comes as an event that is written in
 * the transaction there (decision 0019). Neither role of the service can change or remove it.
 */
@NullMarked
package io.tidings.auth.audit;

import org.jspecify.annotations.NullMarked;

/**
 * What was done that somebody may be asked about later; table {@code audit_entry}. An entry is written in the
 * transaction of what it tells of, and neither role of the service can change or remove it.
 */
@NullMarked
package io.tidings.auth.audit;

import org.jspecify.annotations.NullMarked;

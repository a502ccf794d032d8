/** The audit log over HTTP: {@code /api/v1/audit}. */
@NullMarked
package io.tidings.auth.audit.api;

import org.jspecify.annotations.NullMarked;

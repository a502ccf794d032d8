/** What is told of changes to whoever may be asked about them later: the audit log, which auth-service keeps. */
@NullMarked
package io.tidings.platform.audit;

import org.jspecify.annotations.NullMarked;

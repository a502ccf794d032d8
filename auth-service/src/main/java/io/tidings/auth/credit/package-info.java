/** The credit of a workspace, asked of billing-service, which owns it. */
@NullMarked
package io.tidings.auth.credit;

import org.jspecify.annotations.NullMarked;

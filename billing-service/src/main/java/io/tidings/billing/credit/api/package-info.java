/** The credit balance in the dialects that show it. */
@NullMarked
package io.tidings.billing.credit.api;

import org.jspecify.annotations.NullMarked;

/** What a workspace can spend, and where it comes from: grants. Holds no table; the balance is the ledger's. */
@NullMarked
package io.tidings.billing.credit;

import org.jspecify.annotations.NullMarked;

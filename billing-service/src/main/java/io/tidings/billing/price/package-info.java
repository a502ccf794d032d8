/** What a message costs: a price of the workspace, else the configured one. Table {@code workspace_price}. */
@NullMarked
package io.tidings.billing.price;

import org.jspecify.annotations.NullMarked;

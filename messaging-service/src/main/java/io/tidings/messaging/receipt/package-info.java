/** Has stored receipts applied as soon as they are stored, and whatever a crash left over. */
@NullMarked
package io.tidings.messaging.receipt;

import org.jspecify.annotations.NullMarked;

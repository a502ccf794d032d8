/** What recipients answered: tidings.inbound brings answers, each counts once by the provider's id of it. Table: reply, without the text. */
@NullMarked
package io.tidings.broadcast.confirmation;

import org.jspecify.annotations.NullMarked;

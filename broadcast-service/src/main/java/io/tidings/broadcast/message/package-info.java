/**
 * Single messages. Table: message. A message is written down, its price is reserved under its id, and it is handed to
 * messaging-service; only then it is answered with 2xx. A sweep ends what a crash left between: nothing stays reserved for
 * a message that messaging-service does not have, and what it has is left to it.
 */
@NullMarked
package io.tidings.broadcast.message;

import org.jspecify.annotations.NullMarked;

/** What became of messages: tidings.message brings transitions, recipients take them over, and their broadcasts' counts move by the same steps, in one transaction with the inbox. Counts are never counted on read. */
@NullMarked
package io.tidings.broadcast.progress;

import org.jspecify.annotations.NullMarked;

/**
 * Single messages that somebody waits for. A message is stored like any other (tables {@code message} and {@code queue},
 * an id once, ever); then its id goes to the owner of its device, which sends it ahead of bulk and answers when it is
 * settled or unknown. Whatever goes wrong after the message was stored only costs the answer: it waits in the queue, and
 * no repetition of a call sends it again.
 */
@NullMarked
package io.tidings.messaging.immediate;

import org.jspecify.annotations.NullMarked;

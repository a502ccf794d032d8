/** What flowkirim's clients ask to see whether the service that holds devices is well: its process, and a workspace's work. */
@NullMarked
package io.tidings.messaging.report;

import org.jspecify.annotations.NullMarked;

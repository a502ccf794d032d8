/** Turns recipients of accepted broadcasts into commands for the senders, never far ahead of them, in turn over workspaces, and starts those that were delayed. Tables: broadcast (commanded), command (chunks that may not have been acknowledged yet) and turn. A chunk's command and its mark are one transaction, through the outbox. */
@NullMarked
package io.tidings.broadcast.planner;

import org.jspecify.annotations.NullMarked;

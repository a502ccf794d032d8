/**
 * Messages of the platform itself to people, such as codes. They go the way of every message: commands in
 * {@code tidings.send}, written in the transaction of their cause, from a number of the operator's own workspace.
 */
@NullMarked
package io.tidings.auth.notice;

import org.jspecify.annotations.NullMarked;

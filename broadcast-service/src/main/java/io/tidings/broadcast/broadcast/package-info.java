/** Broadcasts and their contacts as customers see them. Tables: broadcast, whose row also holds its counts, and recipient. Both are invisible to other workspaces; a broadcast becomes visible when it is accepted. */
@NullMarked
package io.tidings.broadcast.broadcast;

import org.jspecify.annotations.NullMarked;

/**
 * The members of a workspace, as its owners and admins manage them. A workspace always has an owner: changes lock its
 * row, so that two at once can't take the last one away. What a member may do changes everywhere within a second.
 */
@NullMarked
package io.tidings.auth.roster;

import org.jspecify.annotations.NullMarked;

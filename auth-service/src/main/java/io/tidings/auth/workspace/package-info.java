/**
 * Workspaces, the tenants: table {@code workspace}. A change is announced as {@code WorkspaceChanged} in the same
 * transaction.
 */
@NullMarked
package io.tidings.auth.workspace;

import org.jspecify.annotations.NullMarked;

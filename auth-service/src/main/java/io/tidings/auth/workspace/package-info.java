/**
 * Workspaces, the tenants: table {@code workspace}. A change is announced as {@code WorkspaceChanged} in the same
 * transaction, and so is that credentials are not what they were: a suspended workspace's are refused everywhere within a
 * second.
 */
@NullMarked
package io.tidings.auth.workspace;

import org.jspecify.annotations.NullMarked;

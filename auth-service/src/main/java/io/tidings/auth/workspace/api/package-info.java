/** {@code /api/v1/admin/workspaces} in confirmed's words. */
@NullMarked
package io.tidings.auth.workspace.api;

import org.jspecify.annotations.NullMarked;

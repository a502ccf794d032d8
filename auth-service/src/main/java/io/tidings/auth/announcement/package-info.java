/**
 * What those who run the platform tell everybody who works with it; table {@code announcement}, which belongs to no
 * workspace. One is shown while it is active, from its start to its expiry. Every change is audited in the workspace that
 * the administrator was signed in to.
 */
@NullMarked
package io.tidings.auth.announcement;

import org.jspecify.annotations.NullMarked;

/** Announcements as flowkirim documents them: those that everybody reads, and those that administrators write. */
@NullMarked
package io.tidings.auth.announcement.api;

import org.jspecify.annotations.NullMarked;

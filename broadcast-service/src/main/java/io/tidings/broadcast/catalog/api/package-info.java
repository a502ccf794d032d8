/** Languages, categories and templates for confirmed, and the internal call that puts templates. */
@NullMarked
package io.tidings.broadcast.catalog.api;

import org.jspecify.annotations.NullMarked;

/** What all parts of confirmed share: its envelope and the forms of its values. */
@NullMarked
package io.tidings.broadcast.api;

import org.jspecify.annotations.NullMarked;

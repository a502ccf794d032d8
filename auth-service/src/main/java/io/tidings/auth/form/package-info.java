/** Reading of what people fill in: one place for what counts as absent, and for the words of what is wrong. */
@NullMarked
package io.tidings.auth.form;

import org.jspecify.annotations.NullMarked;

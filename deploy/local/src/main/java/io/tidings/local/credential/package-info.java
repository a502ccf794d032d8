/** Keys, tokens and people of the demo data, and files that only their owner reads. */
@NullMarked
package io.tidings.local.credential;

import org.jspecify.annotations.NullMarked;

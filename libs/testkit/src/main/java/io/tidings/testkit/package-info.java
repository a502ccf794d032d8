/** What the tests of every module share: the embedded stack, tokens, a settable clock and the architecture rules. */
@NullMarked
package io.tidings.testkit;

import org.jspecify.annotations.NullMarked;

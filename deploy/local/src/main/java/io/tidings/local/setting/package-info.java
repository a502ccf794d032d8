/** What the environment decides about a suite: its folders, its ports, and what replaces the embedded parts. */
@NullMarked
package io.tidings.local.setting;

import org.jspecify.annotations.NullMarked;
